import picocolors from 'picocolors';
import { demoPassword } from './identity/demo-password.js';
import type { Configuration } from './platform/config/configuration.js';

/** What the welcome tells of. */
export interface Welcome {
  readonly configuration: Configuration;
  readonly port: number;
  readonly demoAccounts: readonly string[];
}

const mostAccounts = 8;

/** What somebody needs to know who has just started the program. */
export function welcome({ configuration, port, demoAccounts }: Welcome): string {
  const { host, databaseUrl, dataDirectory } = configuration;
  const address = `http://${reachable(host)}:${port}`;
  const lines: [label: string, value: string][] = [
    ['Địa chỉ / Address', picocolors.cyan(address)],
    ['Tài liệu API / API docs', picocolors.cyan(`${address}/api/docs`)],
    ['Dữ liệu / Data', databaseUrl === undefined ? dataDirectory : 'DATABASE_URL'],
  ];
  if (demoAccounts.length > 0) lines.push(['Tài khoản mẫu / Demo accounts', namesOf(demoAccounts)], ['Mật khẩu mẫu / Demo password', demoPassword]);
  const width = Math.max(...lines.map(([label]) => label.length));
  const body = lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
  return `\n${picocolors.bold('lotrinh')}\n${body}\n  Ctrl-C để dừng / to stop\n\n`;
}

function namesOf(accounts: readonly string[]): string {
  return accounts.slice(0, mostAccounts).join(', ') + (accounts.length > mostAccounts ? ', …' : '');
}

/** A name a browser on this machine can open. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
