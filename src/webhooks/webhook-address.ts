const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** What stands against an address to which a webhook is to lead: a code of `problems:fields`; nothing when it will do. */
export function addressFault(written: string, hosts: readonly string[]): string | undefined {
  const address = URL.canParse(written) ? new URL(written) : undefined;
  if (!address || !Object.hasOwn(usualPorts, address.protocol)) return 'not-a-web-address';
  if (address.username !== '' || address.password !== '') return 'address-with-credentials';
  return isListed(address, hosts) ? undefined : 'host-not-listed';
}

/** Whether the operator named the host, with its port where it is not the usual one. */
export function isListed({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean {
  const usual = usualPorts[protocol];
  return hosts.includes(`${hostname}:${port === '' ? usual : port}`) || (port === '' && hosts.includes(hostname));
}
