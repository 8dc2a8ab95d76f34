import { addressProblem, type ChannelKind } from '#protocol/channels';

const problem = (kind: ChannelKind, address: string, allowLocal = false) => addressProblem(kind, address, { allowLocal });

describe('an address', () => {
  test.each<[ChannelKind, string]>([
    ['email', 'yolanda.price@example.org'],
    ['email', `${'a'.repeat(64)}@example.org`],
    ['webhook', 'https://hooks.example.org/dpad?team=1'],
    ['sms', '+1215555'],
    ['sms', '+123456789012345'],
  ])('%s %s is taken', (kind, address) => {
    expect(problem(kind, address)).toBeUndefined();
  });

  test.each<[ChannelKind, string, RegExp]>([
    ['email', 'yolanda.price', /e-mail/],
    ['email', 'a@b', /e-mail/],
    ['email', 'a@example.org\r\nBcc: b@example.org', /e-mail/],
    ['email', 'a@example.org, b@example.org', /e-mail/],
    ['email', `${'a'.repeat(65)}@example.org`, /e-mail/],
    ['email', `a@${'b.'.repeat(130)}org`, /254 characters/],
    ['webhook', 'http://hooks.example.org', /https/],
    ['webhook', 'http://localhost:8080', /https/],
    ['webhook', 'https://localhost:8080', /https/],
    ['webhook', 'https://user:secret@hooks.example.org', /https/],
    ['webhook', 'file:///etc/passwd', /https/],
    ['webhook', 'hooks.example.org', /https/],
    ['webhook', `https://hooks.example.org/${'a'.repeat(500)}`, /500 characters/],
    ['sms', '2155550123', /E.164/],
    ['sms', '+02155550123', /E.164/],
    ['sms', '+121555', /E.164/],
    ['sms', '+1 215 555 0123', /E.164/],
    ['sms', '+1234567890123456', /16 characters|E.164/],
  ])('%s %s is refused', (kind, address, message) => {
    expect(problem(kind, address)).toMatch(message);
  });

  test.each(['http://localhost:8080/x', 'http://127.0.0.1:8080', 'https://[::1]:8443'])('%s is a webhook in development alone', (address) => {
    expect(problem('webhook', address, true)).toBeUndefined();
    expect(problem('webhook', address, false)).toBeDefined();
  });
});
