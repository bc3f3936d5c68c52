import { lookup } from 'node:dns/promises';
import { createConnection } from 'node:net';

import { bilingual } from '../bilingual.ts';
import { failed, passed, reasonOf, type Stage } from '../stage.ts';

export interface NetworkPlace {
  readonly host: string;
  readonly port: number;
  readonly seconds: number;
}

/** Checks that the host exists and listens. */
export function networkStages(place: NetworkPlace): readonly Stage[] {
  return [nameStage(place), portStage(place)];
}

function nameStage({ host }: NetworkPlace): Stage {
  return {
    name: 'name',
    title: bilingual('主机名', 'host name'),
    async run() {
      try {
        const { address } = await lookup(host);
        return passed(`${host} -> ${address}`);
      } catch (error) {
        return failed({
          kind: 'unreachable',
          expected: bilingual(
            `主机名 ${host} 能解析为地址`,
            `the host name ${host} to have an address`,
          ),
          got: reasonOf(error),
          next: bilingual(
            `网络管理员在本机运行 getent hosts ${host};若无结果,补 DNS 或 /etc/hosts,或把映射里的主机名改为 IP`,
            `the network administrator runs: getent hosts ${host}; without an answer, add it to DNS or /etc/hosts, or write the address into the mapping`,
          ),
        });
      }
    },
  };
}

function portStage({ host, port, seconds }: NetworkPlace): Stage {
  return {
    name: 'port',
    title: bilingual('端口', 'port'),
    async run() {
      try {
        await connect({ host, port, seconds });
        return passed(`${host}:${port}`);
      } catch (error) {
        return failed({
          kind: 'unreachable',
          expected: bilingual(
            `${host} 的端口 ${port} 在 ${seconds} 秒内接受连接`,
            `port ${port} of ${host} to accept a connection in ${seconds} s`,
          ),
          got: reasonOf(error),
          next: bilingual(
            `系统管理员在 ${host} 上运行 ss -ltn 'sport = :${port}',确认服务已启动并监听外部地址;再由网络管理员放行防火墙`,
            `the system's administrator runs on ${host}: ss -ltn 'sport = :${port}', to see that it is started and listens outside; then the network administrator opens the firewall`,
          ),
        });
      }
    },
  };
}

function connect({ host, port, seconds }: NetworkPlace): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const socket = createConnection({ host, port, timeout: seconds * 1_000 });
  socket.once('connect', () => resolve(undefined));
  socket.once('error', reject);
  socket.once('timeout', () =>
    reject(new Error(`no connection in ${seconds} s`)),
  );
  return promise.finally(() => socket.destroy());
}
