import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of an authority and of a server on localhost, for one test file. */
export interface Certificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes them anew, so that no key lies in the repository. Needs openssl. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const file = (name: string) => join(folder, name);
  const openssl = (line: string) => run('openssl', line.split(' '), { cwd: folder }); // prettier-ignore
  const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  await openssl(`req -x509 ${newKey} -days 2 -subj /CN=test-authority -keyout ca.key -out ca.pem`); // prettier-ignore
  await openssl(`req ${newKey} -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout server.key -out server.csr`); // prettier-ignore
  await openssl('x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -copy_extensions copy -out server.pem'); // prettier-ignore
  return {
    authority: file('ca.pem'),
    certificate: file('server.pem'),
    key: file('server.key'),
  };
}
