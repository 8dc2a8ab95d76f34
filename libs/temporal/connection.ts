import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import type { Environment } from '#config/environment';

export type TemporalSettings = Environment['temporal'];

export interface Endpoint {
  /** `host:port`. */
  address: string;
  apiKey?: string;
  tls?: { clientCertPair: { crt: Buffer; key: Buffer } };
}

/** Where the Temporal server is and how to prove who we are; for the API's connection and the Worker's alike. */
export function endpointOf({ address, apiKey, tlsCertFile, tlsKeyFile }: TemporalSettings): Endpoint {
  return {
    address: address ?? '127.0.0.1:7233',
    ...(apiKey && { apiKey }),
    ...(tlsCertFile &&
      tlsKeyFile && { tls: { clientCertPair: { crt: readFileSync(tlsCertFile), key: readFileSync(tlsKeyFile) } } }),
  };
}

/** Connects when first used: the record is written whether Temporal is there or not. */
export function openConnection(temporal: TemporalSettings): Connection {
  return Connection.lazy({
    ...endpointOf(temporal),
    // The SDK's retries outlive a call's deadline, and throw into nowhere once the connection is closed.
    interceptors: [],
    // gRPC would wait for up to two minutes before it looks again for a server that was away.
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
}
