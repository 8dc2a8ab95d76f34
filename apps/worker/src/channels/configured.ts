import type { Environment } from '#config/environment';
import type { Clock } from '#persistence/clock';
import type { ChannelKind } from '#protocol/channels';
import type { Channel } from './channel.js';
import { emailChannel } from './email.js';
import { smsChannel } from './sms.js';
import { webhookChannel } from './webhook.js';

export type Channels = Readonly<Partial<Record<ChannelKind, Channel>>>;

/** The kinds of channels whose settings are given. */
export function configuredChannels({ channels, mode }: Pick<Environment, 'channels' | 'mode'>, clock: Clock): Channels {
  const { smtpUrl, smtpFrom, smsGatewayUrl, smsGatewayToken, webhookSigningKey, webhookHosts: hosts } = channels;
  const to = { ...(hosts && { hosts }), anywhere: mode === 'development' };
  return {
    ...(smtpUrl !== undefined && smtpFrom !== undefined && { email: emailChannel({ url: smtpUrl, from: smtpFrom }) }),
    ...(webhookSigningKey !== undefined && { webhook: webhookChannel({ signingKey: webhookSigningKey, clock, ...to }) }),
    ...(smsGatewayUrl !== undefined && smsGatewayToken !== undefined && { sms: smsChannel({ gatewayUrl: smsGatewayUrl, token: smsGatewayToken }) }),
  };
}
