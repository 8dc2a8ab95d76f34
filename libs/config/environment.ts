/** Everything this system reads from its environment, validated once and typed. */
export interface Environment {
  readonly mode: 'development' | 'production';
  readonly port: number;
  readonly workerHealthPort: number;
  /** How many cases a worker keeps in memory. */
  readonly workerCache: number;
  readonly dataDir: string;
  /** How large an evidence file may be, in MB of 1024 × 1024 bytes: 10 where nothing is said, this project's default. */
  readonly fileMegabytes: number;
  /** Where an agency keeps definitions of programs of its own. */
  readonly programsDir?: string;
  readonly logLevel: LogLevel;
  readonly database: {
    /** The server's superuser or the schema's owner: used to set up and to migrate. */
    readonly url?: string;
    readonly apiUrl?: string;
    readonly workerUrl?: string;
  };
  readonly temporal: {
    readonly address?: string;
    readonly namespace: string;
    readonly taskQueue: string;
    readonly apiKey?: string;
    readonly tlsCertFile?: string;
    readonly tlsKeyFile?: string;
  };
  readonly oidc: {
    readonly issuer?: string;
    readonly audience: string;
    /** The scope that a token has to have been issued with; if absent, any. */
    readonly requireScope?: string;
    /** As whom the web app is known to the issuer. */
    readonly clientId: string;
    /** If absent, the web app is a public client: PKCE alone ties the code to it. */
    readonly clientSecret?: string;
    /** True when no issuer is set: the API then serves its own, for development. */
    readonly embedded: boolean;
  };
  readonly signIn: {
    /** How long nothing may be done before a session ends. */
    readonly idleMinutes: number;
    /** How long after signing in a session ends in any case. */
    readonly hours: number;
    /** One of these has to be the `acr` of a person's token; empty: any. */
    readonly requireAcr: readonly string[];
    /** One of these has to be among the `amr` of a person's token; empty: any. */
    readonly requireAmr: readonly string[];
    /** A file that says how claims fill the staff list at sign-in. */
    readonly claimsFile?: string;
  };
  /** Of one account, in each API process; if absent, a busy office's 60 000. */
  readonly requestsPerMinute?: number;
  /** How many live streams one API process keeps open: 1000 where nothing is said, this project's default. */
  readonly liveStreams: number;
  /** Addresses and networks of the proxies in front, whose word for the client's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly masterKey: {
    /** 32 bytes, base64. */
    readonly value?: string;
    readonly file?: string;
    /** The one that it takes the place of, while keys are still wrapped by that. */
    readonly previous?: string;
    readonly previousFile?: string;
  };
  /** What is kept outside of the database, so that a restored or altered one can be told by it. */
  readonly outside: {
    /** Which keys were destroyed: `destroyed-keys.ndjson` in the data folder, if absent. */
    readonly keyLedgerFile?: string;
    /** How far each log had come: `anchors.ndjson` in the data folder, if absent. */
    readonly anchorFile?: string;
    /** How often the worker writes that down: 15 where nothing is said, this project's default. */
    readonly anchorEveryMinutes: number;
  };
  /** Court packets are signed with it: an Ed25519 private key, 32 bytes, base64. */
  readonly packetKey: {
    readonly value?: string;
    readonly file?: string;
  };
  /** How staff are reached outside the system. A kind whose settings are absent is not configured, and nothing goes out by it. */
  readonly channels: {
    readonly smtpUrl?: string;
    readonly smtpFrom?: string;
    readonly smsGatewayUrl?: string;
    readonly smsGatewayToken?: string;
    readonly webhookSigningKey?: string;
    /** The hosts that webhooks may go to; if absent, any on the public internet. */
    readonly webhookHosts?: readonly string[];
    /** Where people sign in, and the web app is: messages link to it. */
    readonly publicUrl?: string;
  };
}

export type LogLevel = (typeof logLevels)[number];

/** The process that reads the environment: in production each demands what it cannot do without. */
export type Program = 'api' | 'worker';

type Variables = Readonly<Record<string, string | undefined>>;
type Rule = (value: string) => boolean;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const databaseUrl = {
  rule: 'a URL such as postgres://user:password@host:5432/dpad',
  holds: (value: string) => isUrl(value, ['postgres:', 'postgresql:']),
};
const hostAndPort = {
  rule: 'host:port, such as 127.0.0.1:7233',
  holds: (value: string) => /^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/.test(value),
};
const smtpUrl = {
  rule: 'a URL such as smtps://user:password@host:465',
  holds: (value: string) => isUrl(value, ['smtp:', 'smtps:']),
};
const sender = {
  rule: 'an e-mail address, such as dpad@example.org or "Diversion program <dpad@example.org>"',
  holds: (value: string) => /^([^<>@\r\n]* <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value),
};
const signingKey = {
  rule: '24 to 64 bytes in base64, with or without whsec_ before it',
  holds: (value: string) => /^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$/.test(value),
};
const webUrl = {
  rule: 'an https URL, or an http URL of localhost',
  holds: (value: string) => isUrl(value, ['https:']) || isLocalHttpUrl(value),
};
const key = {
  rule: '32 bytes in base64 (44 characters)',
  holds: (value: string) => /^[A-Za-z0-9+/]{43}=$/.test(value),
};
const count = {
  rule: 'a whole number from 1 to 100000',
  holds: (value: string) => /^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= 100_000,
};
const megabytes = {
  rule: 'a whole number from 1 to 50',
  holds: (value: string) => /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= 50,
};
const port = {
  rule: 'a port number from 1 to 65535',
  holds: (value: string) => /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65535,
};
const minutes = {
  rule: 'a whole number of minutes from 1 to 1440',
  holds: (value: string) => /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 1_440,
};
const hours = {
  rule: 'a whole number of hours from 1 to 24',
  holds: (value: string) => /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= 24,
};
const networks = {
  rule: 'addresses or networks, such as 10.0.0.0/8, 2001:db8::1',
  holds: (value: string) => listed(value).every((one) => /^[0-9a-fA-F:.]+(\/\d{1,3})?$/.test(one)),
};
/** RFC 6749, 3.3. */
const scopeToken = {
  rule: 'one scope, such as dpad',
  holds: (value: string) => /^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(value),
};
const hostNames = {
  rule: 'names of hosts, such as hooks.example.org, alerts.county.internal',
  holds: (value: string) => listed(value).every((one) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(one)),
};
const anyText = { rule: 'not empty', holds: () => true };

/**
 * Reads and validates the environment.
 *
 * @throws one Error that lists every bad variable by name, with the rule it breaks. Values are never repeated: some
 * of them are secrets.
 */
export function readEnvironment(variables: Variables, program?: Program): Environment {
  const problems: string[] = [];
  const read = (name: string, { rule, holds }: { rule: string; holds: Rule }): string | undefined => {
    const value = variables[name]?.trim();
    if (!value) return undefined;
    if (!holds(value)) problems.push(`${name} must be ${rule}`);
    return value;
  };

  const requestsPerMinute = read('REQUESTS_PER_MINUTE', count);
  const webhookHosts = listed(read('WEBHOOK_HOSTS', hostNames));
  const environment: Environment = {
    mode: variables.NODE_ENV === 'production' ? 'production' : 'development',
    port: Number(read('PORT', port) ?? 3000),
    workerHealthPort: Number(read('WORKER_PORT', port) ?? 3001),
    workerCache: Number(read('WORKER_CACHE', count) ?? 500),
    fileMegabytes: Number(read('FILE_MEGABYTES', megabytes) ?? 10),
    dataDir: read('DATA_DIR', anyText) ?? '.data',
    ...defined({ programsDir: read('PROGRAMS_DIR', anyText) }),
    logLevel: (read('LOG_LEVEL', oneOf(logLevels)) ?? 'info') as LogLevel,
    database: defined({
      url: read('DATABASE_URL', databaseUrl),
      apiUrl: read('API_DATABASE_URL', databaseUrl),
      workerUrl: read('WORKER_DATABASE_URL', databaseUrl),
    }),
    temporal: {
      namespace: read('TEMPORAL_NAMESPACE', anyText) ?? 'default',
      taskQueue: read('TEMPORAL_TASK_QUEUE', anyText) ?? 'dpad',
      ...defined({
        address: read('TEMPORAL_ADDRESS', hostAndPort),
        apiKey: read('TEMPORAL_API_KEY', anyText),
        tlsCertFile: read('TEMPORAL_TLS_CERT_FILE', anyText),
        tlsKeyFile: read('TEMPORAL_TLS_KEY_FILE', anyText),
      }),
    },
    oidc: {
      audience: read('OIDC_AUDIENCE', anyText) ?? 'dpad-api',
      embedded: !variables.OIDC_ISSUER?.trim(),
      clientId: read('OIDC_CLIENT_ID', anyText) ?? 'dpad-web',
      ...defined({
        issuer: read('OIDC_ISSUER', webUrl),
        requireScope: read('OIDC_REQUIRE_SCOPE', scopeToken),
        clientSecret: read('OIDC_CLIENT_SECRET', anyText),
      }),
    },
    signIn: {
      idleMinutes: Number(read('SIGN_IN_IDLE_MINUTES', minutes) ?? 30),
      hours: Number(read('SIGN_IN_HOURS', hours) ?? 12),
      requireAcr: listed(read('OIDC_REQUIRE_ACR', anyText)),
      requireAmr: listed(read('OIDC_REQUIRE_AMR', anyText)),
      ...defined({ claimsFile: read('SIGN_IN_CLAIMS', anyText) }),
    },
    ...(requestsPerMinute !== undefined && { requestsPerMinute: Number(requestsPerMinute) }),
    liveStreams: Number(read('LIVE_STREAMS', count) ?? 1_000),
    trustedProxies: listed(read('TRUSTED_PROXIES', networks)),
    masterKey: defined({
      value: read('DPAD_MASTER_KEY', key),
      file: read('DPAD_MASTER_KEY_FILE', anyText),
      previous: read('DPAD_MASTER_KEY_PREVIOUS', key),
      previousFile: read('DPAD_MASTER_KEY_PREVIOUS_FILE', anyText),
    }),
    outside: {
      anchorEveryMinutes: Number(read('ANCHOR_EVERY_MINUTES', minutes) ?? 15),
      ...defined({ keyLedgerFile: read('KEY_LEDGER_FILE', anyText), anchorFile: read('ANCHOR_FILE', anyText) }),
    },
    packetKey: defined({ value: read('DPAD_PACKET_KEY', key), file: read('DPAD_PACKET_KEY_FILE', anyText) }),
    channels: {
      ...defined({
        smtpUrl: read('SMTP_URL', smtpUrl),
        smtpFrom: read('SMTP_FROM', sender),
        smsGatewayUrl: read('SMS_GATEWAY_URL', webUrl),
        smsGatewayToken: read('SMS_GATEWAY_TOKEN', anyText),
        webhookSigningKey: read('WEBHOOK_SIGNING_KEY', signingKey),
        publicUrl: read('PUBLIC_URL', webUrl),
      }),
      ...(webhookHosts.length > 0 && { webhookHosts }),
    },
  };

  problems.push(...contradictions(environment));
  if (environment.mode === 'production') problems.push(...missingInProduction(environment, program));
  if (problems.length > 0) throw new Error(`The environment is not valid:\n${problems.map((p) => `- ${p}`).join('\n')}`);
  return environment;
}

/** Where the web app is: what browsers name as the origin of its requests. */
export function webOrigin({ channels, port: apiPort }: Pick<Environment, 'channels' | 'port'>): string {
  return new URL(channels.publicUrl ?? `http://localhost:${apiPort}`).origin;
}

function contradictions({ temporal, masterKey, packetKey, channels, port: apiPort, workerHealthPort }: Environment): string[] {
  return [
    ...unless(
      Boolean(temporal.tlsCertFile) === Boolean(temporal.tlsKeyFile),
      'TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE must be given together',
    ),
    ...unless(!(masterKey.value && masterKey.file), 'DPAD_MASTER_KEY and DPAD_MASTER_KEY_FILE must not both be given'),
    ...unless(!(masterKey.previous && masterKey.previousFile), 'DPAD_MASTER_KEY_PREVIOUS and DPAD_MASTER_KEY_PREVIOUS_FILE must not both be given'),
    ...unless(!(packetKey.value && packetKey.file), 'DPAD_PACKET_KEY and DPAD_PACKET_KEY_FILE must not both be given'),
    ...unless(Boolean(channels.smtpUrl) === Boolean(channels.smtpFrom), 'SMTP_URL and SMTP_FROM must be given together'),
    ...unless(Boolean(channels.smsGatewayUrl) === Boolean(channels.smsGatewayToken), 'SMS_GATEWAY_URL and SMS_GATEWAY_TOKEN must be given together'),
    ...unless(apiPort !== workerHealthPort, 'WORKER_PORT must differ from PORT'),
  ];
}

function missingInProduction({ oidc, masterKey, packetKey, database, temporal }: Environment, program?: Program): string[] {
  const databaseGiven = {
    api: [database.apiUrl, 'API_DATABASE_URL'],
    worker: [database.workerUrl, 'WORKER_DATABASE_URL'],
    any: [database.url ?? database.apiUrl ?? database.workerUrl, 'DATABASE_URL, API_DATABASE_URL or WORKER_DATABASE_URL'],
  } as const;
  const [url, name] = databaseGiven[program ?? 'any'];
  return [
    ...unless(!oidc.embedded, 'OIDC_ISSUER must be given in production: the embedded issuer is for development'),
    ...unless(
      Boolean(masterKey.value ?? masterKey.file),
      'DPAD_MASTER_KEY or DPAD_MASTER_KEY_FILE must be given in production: no key is generated there',
    ),
    ...unless(
      program !== 'api' || Boolean(packetKey.value ?? packetKey.file),
      'DPAD_PACKET_KEY or DPAD_PACKET_KEY_FILE must be given in production: no key is generated there',
    ),
    ...unless(Boolean(url), `${name} must be given in production`),
    ...unless(Boolean(temporal.address), 'TEMPORAL_ADDRESS must be given in production'),
  ];
}

function unless(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem];
}

function listed(value: string | undefined): string[] {
  return (value ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
}

function oneOf(values: readonly string[]): { rule: string; holds: Rule } {
  return { rule: `one of ${values.join(', ')}`, holds: (value) => values.includes(value) };
}

function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function isLocalHttpUrl(value: string): boolean {
  return isUrl(value, ['http:']) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(value).hostname);
}

function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
