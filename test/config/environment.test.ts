import { readEnvironment, webOrigin } from '#config/environment';

const key = Buffer.alloc(32, 7).toString('base64');
const production = {
  NODE_ENV: 'production',
  OIDC_ISSUER: 'https://login.example.org',
  DPAD_MASTER_KEY: key,
  API_DATABASE_URL: 'postgres://dpad_api:secret@db:5432/dpad',
  WORKER_DATABASE_URL: 'postgres://dpad_worker:secret@db:5432/dpad',
  TEMPORAL_ADDRESS: 'temporal:7233',
};

describe('the environment', () => {
  test('an empty one is development with every default', () => {
    expect(readEnvironment({})).toEqual({
      mode: 'development',
      port: 3000,
      workerHealthPort: 3001,
      workerCache: 500,
      dataDir: '.data',
      logLevel: 'info',
      database: {},
      temporal: { namespace: 'default', taskQueue: 'dpad' },
      oidc: { audience: 'dpad-api', clientId: 'dpad-web', embedded: true },
      masterKey: {},
      outside: { anchorEveryMinutes: 15 },
      packetKey: {},
      channels: {},
      signIn: { idleMinutes: 30, hours: 12, requireAcr: [], requireAmr: [] },
      trustedProxies: [],
      fileMegabytes: 10,
      liveStreams: 1000,
    });
  });

  test('an empty value counts as not given', () => {
    expect(readEnvironment({ PORT: '', OIDC_ISSUER: ' ' })).toEqual(readEnvironment({}));
  });

  test("a folder of an agency's own programs may be given", () => {
    expect(readEnvironment({ PROGRAMS_DIR: 'programs' }).programsDir).toBe('programs');
    expect(readEnvironment({}).programsDir).toBeUndefined();
  });

  test('what is given is read', () => {
    expect(readEnvironment({ ...production, PORT: '8080', LOG_LEVEL: 'debug', TEMPORAL_NAMESPACE: 'dpad' })).toEqual({
      mode: 'production',
      port: 8080,
      workerHealthPort: 3001,
      workerCache: 500,
      dataDir: '.data',
      logLevel: 'debug',
      database: { apiUrl: production.API_DATABASE_URL, workerUrl: production.WORKER_DATABASE_URL },
      temporal: { address: 'temporal:7233', namespace: 'dpad', taskQueue: 'dpad' },
      oidc: { issuer: 'https://login.example.org', audience: 'dpad-api', clientId: 'dpad-web', embedded: false },
      masterKey: { value: key },
      outside: { anchorEveryMinutes: 15 },
      packetKey: {},
      channels: {},
      signIn: { idleMinutes: 30, hours: 12, requireAcr: [], requireAmr: [] },
      trustedProxies: [],
      fileMegabytes: 10,
      liveStreams: 1000,
    });
  });

  test.each([
    ['PORT', '0', 'a port number'],
    ['PORT', '65536', 'a port number'],
    ['PORT', '3000x', 'a port number'],
    ['WORKER_PORT', '-1', 'a port number'],
    ['WORKER_CACHE', '0', 'a whole number'],
    ['DATABASE_URL', 'mysql://x', 'a URL such as'],
    ['API_DATABASE_URL', 'not a url', 'a URL such as'],
    ['WORKER_DATABASE_URL', 'http://x', 'a URL such as'],
    ['TEMPORAL_ADDRESS', 'http://x:1', 'host:port'],
    ['TEMPORAL_ADDRESS', 'x', 'host:port'],
    ['OIDC_ISSUER', 'http://login.example.org', 'an https URL'],
    ['DPAD_MASTER_KEY', 'c2hvcnQ=', '32 bytes in base64'],
    ['DPAD_PACKET_KEY', 'c2hvcnQ=', '32 bytes in base64'],
    ['LOG_LEVEL', 'loud', 'one of fatal'],
    ['SIGN_IN_IDLE_MINUTES', '0', 'a whole number of minutes'],
    ['SIGN_IN_IDLE_MINUTES', '1441', 'a whole number of minutes'],
    ['SIGN_IN_HOURS', '0', 'a whole number of hours'],
    ['SIGN_IN_HOURS', '25', 'a whole number of hours'],
    ['TRUSTED_PROXIES', '10.0.0.0/8, everybody', 'addresses or networks'],
    ['SMTP_URL', 'https://mail.example.org', 'a URL such as smtps'],
    ['SMTP_FROM', 'Somebody', 'an e-mail address'],
    ['SMTP_FROM', 'a@example.org, b@example.org', 'an e-mail address'],
    ['SMS_GATEWAY_URL', 'http://sms.example.org', 'an https URL'],
    ['WEBHOOK_SIGNING_KEY', 'short', '24 to 64 bytes'],
    ['WEBHOOK_HOSTS', 'https://hooks.example.org', 'names of hosts'],
    ['OIDC_REQUIRE_SCOPE', 'openid dpad', 'one scope'],
    ['REQUESTS_PER_MINUTE', '0', 'a whole number'],
    ['PUBLIC_URL', 'dpad.example.org', 'an https URL'],
  ])('%s=%s is refused by name and rule', (name, value, rule) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`- ${name} must be ${rule}`));
  });

  test('one error names every bad variable, and repeats no value', () => {
    const read = (): unknown => readEnvironment({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'secret' });
    expect(read).toThrow(/- PORT .*\n- LOG_LEVEL .*\n- DATABASE_URL /);
    expect(read).not.toThrow(/secret/);
  });

  test('lists are parted by commas', () => {
    const { signIn, trustedProxies } = readEnvironment({ OIDC_REQUIRE_AMR: 'otp, hwk', SIGN_IN_HOURS: '24', SIGN_IN_IDLE_MINUTES: '1', TRUSTED_PROXIES: '10.0.0.0/8,::1' });
    expect(signIn).toEqual({ idleMinutes: 1, hours: 24, requireAcr: [], requireAmr: ['otp', 'hwk'] });
    expect(trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });

  test('limits that an operator may set are unset where nothing is said', () => {
    const { channels, oidc, requestsPerMinute } = readEnvironment({ WEBHOOK_HOSTS: 'hooks.example.org, 10.1.2.3', OIDC_REQUIRE_SCOPE: 'dpad', REQUESTS_PER_MINUTE: '600' });
    expect([channels.webhookHosts, oidc.requireScope, requestsPerMinute]).toEqual([['hooks.example.org', '10.1.2.3'], 'dpad', 600]);
  });

  test('as whom the web app is known to the issuer, and where it is', () => {
    const own = readEnvironment({ OIDC_CLIENT_ID: 'our-app', OIDC_CLIENT_SECRET: 'hush', PUBLIC_URL: 'https://dpad.example.org/somewhere' });
    expect([own.oidc.clientId, own.oidc.clientSecret, webOrigin(own)]).toEqual(['our-app', 'hush', 'https://dpad.example.org']);
    expect(webOrigin(readEnvironment({ PORT: '3456' }))).toBe('http://localhost:3456');
  });

  test('the halves of a TLS identity go together', () => {
    expect(() => readEnvironment({ TEMPORAL_TLS_CERT_FILE: 'a.pem' })).toThrow(/must be given together/);
  });

  test.each([
    ['SMTP_URL', { SMTP_URL: 'smtp://mail.example.org' }],
    ['SMTP_URL', { SMTP_FROM: 'dpad@example.org' }],
    ['SMS_GATEWAY_URL', { SMS_GATEWAY_URL: 'https://sms.example.org' }],
    ['SMS_GATEWAY_URL', { SMS_GATEWAY_TOKEN: 'a-token' }],
  ])('half of what a channel needs is refused: %s and its other half go together', (name, half) => {
    expect(() => readEnvironment(half)).toThrow(new RegExp(`- ${name} and \\w+ must be given together`));
  });

  test('a channel is configured where all of it is given', () => {
    const given = {
      SMTP_URL: 'smtps://dpad:secret@mail.example.org:465',
      SMTP_FROM: 'Diversion program <dpad@example.org>',
      SMS_GATEWAY_URL: 'http://localhost:9000/messages',
      SMS_GATEWAY_TOKEN: 'a-token',
      WEBHOOK_SIGNING_KEY: `whsec_${key}`,
      PUBLIC_URL: 'https://dpad.example.org',
    };
    expect(readEnvironment(given).channels).toEqual({
      smtpUrl: given.SMTP_URL,
      smtpFrom: given.SMTP_FROM,
      smsGatewayUrl: given.SMS_GATEWAY_URL,
      smsGatewayToken: given.SMS_GATEWAY_TOKEN,
      webhookSigningKey: given.WEBHOOK_SIGNING_KEY,
      publicUrl: given.PUBLIC_URL,
    });
  });

  test('two master keys are one too many', () => {
    expect(() => readEnvironment({ DPAD_MASTER_KEY: key, DPAD_MASTER_KEY_FILE: 'x' })).toThrow(/must not both/);
  });

  test('two packet keys are one too many', () => {
    expect(() => readEnvironment({ DPAD_PACKET_KEY: key, DPAD_PACKET_KEY_FILE: 'x' })).toThrow(/must not both/);
  });

  test('in production the API demands a packet key, and the worker, which signs none, does not', () => {
    expect(() => readEnvironment(production, 'api')).toThrow(/DPAD_PACKET_KEY or DPAD_PACKET_KEY_FILE must be given in production/);
    expect(readEnvironment({ ...production, DPAD_PACKET_KEY: key }, 'api').packetKey).toEqual({ value: key });
    expect(readEnvironment(production, 'worker').packetKey).toEqual({});
  });

  test('the API and the worker need ports of their own', () => {
    expect(() => readEnvironment({ PORT: '3001' })).toThrow(/WORKER_PORT must differ/);
  });

  test('production demands what development makes up', () => {
    const read = (): unknown => readEnvironment({ NODE_ENV: 'production' });
    for (const name of ['OIDC_ISSUER', 'DPAD_MASTER_KEY', 'DATABASE_URL', 'TEMPORAL_ADDRESS']) {
      expect(read).toThrow(new RegExp(`${name}.* must be given in production`));
    }
  });

  test('in production each program demands its own database role', () => {
    const { API_DATABASE_URL: _api, ...withoutApi } = production;
    const { WORKER_DATABASE_URL: _worker, ...withoutWorker } = production;
    expect(() => readEnvironment(withoutApi, 'api')).toThrow(/API_DATABASE_URL must be given/);
    expect(() => readEnvironment(withoutWorker, 'worker')).toThrow(/WORKER_DATABASE_URL must be given/);
    expect(readEnvironment(withoutApi, 'worker').mode).toBe('production');
  });
});
