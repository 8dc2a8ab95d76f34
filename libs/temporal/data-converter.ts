import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { EncryptingCodec, type MasterKeys } from './payload-codec.js';

/** For the workflow bundle too: what fails inside a workflow is encoded there. */
export const failureConverterPath = fileURLToPath(
  new URL(`./failure-converter${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
);

/** The same in the API, the Worker and every tool that reads a history. */
export function createDataConverter(masterKeys: MasterKeys): DataConverter {
  return { payloadCodecs: [new EncryptingCodec(masterKeys)], failureConverterPath };
}
