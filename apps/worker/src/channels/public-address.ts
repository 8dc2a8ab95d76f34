import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type IPVersion, type LookupFunction } from 'node:net';

/** What is not of the public internet, by the IANA registries of special-purpose addresses (RFC 6890). */
const inside4 = blockList('ipv4', [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3',
]);
/** Of IPv6 nothing but 2000::/3 is public, and of that neither what leads to an IPv4 address nor what is for documentation. */
const inside6 = blockList('ipv6', ['::/3', '4000::/2', '8000::/1', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return family === 6 ? !inside6.check(address, 'ipv6') : !inside4.check(address, 'ipv4');
}

/** Whether a URL's host is a name, or the address of something on the public internet. */
export function isPublicHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) === 0 || isPublicAddress(address);
}

/** Finds public addresses alone. A connection goes to what was looked at here: a name cannot lead elsewhere in between. */
export const lookupPublic: LookupFunction = (hostname, options, found) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const publicOnes = error ? [] : addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = publicOnes;
    if (!first) found(error ?? new Error('The name leads to no public address'), '', 0);
    else if (options.all) found(null, publicOnes satisfies LookupAddress[]);
    else found(null, first.address, first.family);
  });
};

/** One for each family: Node finds an IPv4 address in a network of IPv6 too. */
function blockList(family: IPVersion, networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, prefix] = network.split('/') as [string, string];
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
