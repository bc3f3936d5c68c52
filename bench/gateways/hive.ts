import { defineConfig } from '@graphql-hive/gateway';

import { hiveSettings } from './hive-settings.ts';

/** Hive Gateway by stitching, with the JIT it documents; read by its own CLI. */
export const gatewayConfig = defineConfig({ ...hiveSettings, jit: true });
