import { openFzhlw } from './adapters/fzhlw.ts';
import { openHmtz } from './adapters/hmtz.ts';
import { openJszz } from './adapters/jszz.ts';
import { openLqydj } from './adapters/lqydj.ts';
import type { OrganizationSource } from './organization-source.ts';
import type { OpenSource, SourceSettings } from './source-settings.ts';

const adapters = {
  lqydj: openLqydj,
  fzhlw: openFzhlw,
  jszz: openJszz,
  hmtz: openHmtz,
} as const satisfies Record<string, OpenSource>;

export type AdapterName = keyof typeof adapters;

/** Which adapter reads which system, and where. */
export interface SourceConfiguration extends SourceSettings {
  readonly adapter: AdapterName;
}

const systemName = /^[a-z][a-z0-9]*$/u;
const districtCode = /^\d{6}$/u;

/** Throws TypeError, saying what was expected, for a wrong configuration. */
export function openSource(
  configuration: SourceConfiguration,
): OrganizationSource {
  const { adapter, system, districts = [] } = configuration;
  if (!Object.hasOwn(adapters, adapter)) {
    throw new TypeError(
      `Expected an adapter of ${Object.keys(adapters).join(', ')}, but got: ${adapter}`,
    );
  }
  if (!systemName.test(system)) {
    throw new TypeError(
      `Expected a system name such as jszz, but got: ${system}`,
    );
  }
  const wrong = districts.find((code) => !districtCode.test(code));
  if (wrong !== undefined) {
    throw new TypeError(
      `Expected district codes of six digits (GB/T 2260), but got: ${wrong}`,
    );
  }
  return adapters[adapter](configuration);
}
