/** By what staff are told. Closed: a new kind does not compile until each consumer handles it. */
export const channelKinds = ['email', 'webhook', 'sms'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * `started` stands before the first byte is sent and `sent` after it was accepted. What ended between the two is `unknown`:
 * it may have arrived, so it is shown and never sent again.
 */
export const deliveryStates = ['queued', 'started', 'sent', 'failed', 'unknown'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a delivery waits, failed or is not known. Codes of ours, never a provider's words: those may repeat an address. */
export const deliveryReasons = {
  noChannel: 'This person has given no channel',
  notConfigured: 'This kind of channel is not configured here',
  unreachable: 'The receiving end could not be reached',
  refused: 'The receiving end refused it',
  late: 'It was no longer of use when it could have been sent',
  withdrawn: 'The person has taken this channel away',
  noAnswer: 'It was sent, and no answer came',
  interrupted: 'The system was interrupted while it was being sent',
} as const;
export type DeliveryReason = keyof typeof deliveryReasons;

export const mostChannels = 5;

const longestAddress: Record<ChannelKind, number> = { email: 254, webhook: 500, sms: 16 };

/** Local part and domain of RFC 5321, without quoted local parts and address literals. */
const email = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
const e164 = /^\+[1-9]\d{6,14}$/;

const rules: Record<ChannelKind, (address: string, allowLocal: boolean) => string | undefined> = {
  email: (address) => (email.test(address) ? undefined : 'Must be an e-mail address, such as name@example.org'),
  webhook: (address, allowLocal) =>
    isWebhookUrl(address, allowLocal) ? undefined : `Must be an https URL without a user name${allowLocal ? ', or an http URL of localhost' : ''}`,
  sms: (address) => (e164.test(address) ? undefined : 'Must be a phone number in the form of E.164, such as +12155550123'),
};

/**
 * What is wrong with an address, in words for the person who gave it; undefined where nothing is.
 * `allowLocal`: whether a webhook may go to this machine itself, which is for development.
 */
export function addressProblem(kind: ChannelKind, address: string, { allowLocal }: { allowLocal: boolean }): string | undefined {
  if (address.length > longestAddress[kind]) return `Must have ${longestAddress[kind]} characters at most`;
  return rules[kind](address, allowLocal);
}

function isWebhookUrl(address: string, allowLocal: boolean): boolean {
  if (/\s/.test(address) || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return isLocal ? allowLocal && ['http:', 'https:'].includes(protocol) : protocol === 'https:';
}
