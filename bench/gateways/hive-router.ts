import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

import { hiveSettings } from './hive-settings.ts';

/** Hive Gateway with the Rust planner and its executor; read by Hive's CLI. */
export const gatewayConfig = defineConfig({
  ...hiveSettings,
  unifiedGraphHandler,
});
