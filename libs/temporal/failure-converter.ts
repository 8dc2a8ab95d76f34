import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Moves a failure's message and stack into a payload, which the codec encrypts. Loaded by path, by the Worker and by
 * the workflow bundle: the name of this export is the SDK's.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
