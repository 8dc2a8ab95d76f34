import { isPublicAddress, isPublicHost, lookupPublic } from '#worker/channels/public-address';

describe('an address of the public internet', () => {
  it.each(['8.8.8.8', '9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '169.253.255.255', '223.255.255.255', '2600::1', '2a00:1450:4001::1'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0', '10.0.0.0', '10.255.255.255', '100.64.0.1', '127.0.0.2', '169.254.169.254', '172.16.0.0', '172.31.255.255', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001:db8::1', '2002:a00:1::',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each([['hooks.example.org', true], ['[2600::1]', true], ['[::1]', false], ['10.1.2.3', false]])('the host %s may be asked for: %s', (hostname, may) => {
    expect(isPublicHost(hostname)).toBe(may);
  });

  it.each([true, false])('is not what the name of this machine leads to, whether all are asked for: %s', async (all) => {
    const error = await new Promise((resolve) => lookupPublic('localhost', { all }, resolve));
    expect(error).toEqual(new Error('The name leads to no public address'));
  });
});
