import { DisclosureNotRecordedError } from '#persistence/disclosures/tell';

/** SQLSTATEs, by class or code, that say: not now. Everything else of the record's is our own mistake. */
const unavailableClasses = ['08', '53', '57', '58'];
const unavailableCodes = ['55P03', '25006', '25P03', '40001', '40P01', '3D000'];
const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
/** The driver gives these no code. */
const driverMessages = [
  /timeout exceeded when trying to connect/i,
  /connection terminated/i,
  /connection ended unexpectedly/i,
  /client has encountered a connection error/i,
  /cannot use a pool after calling end/i,
  /query read timeout/i,
  /connection timeout/i,
];

/** Whether the record could not be reached, or not within its time limits: it may be tried again. */
export function isRecordUnavailable(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (cause instanceof DisclosureNotRecordedError) return true;
    const { code, message } = cause as { code?: unknown; message?: unknown };
    if (typeof code === 'string') {
      if (networkCodes.includes(code) || unavailableCodes.includes(code)) return true;
      if (/^[0-9A-Z]{5}$/.test(code) && unavailableClasses.includes(code.slice(0, 2))) return true;
    }
    if (typeof message === 'string' && driverMessages.some((pattern) => pattern.test(message))) return true;
  }
  return false;
}

/** Whether PostgreSQL refused a value (SQLSTATE class 22): something got past the checks of the request's shape. */
export function isUnstorableValue(error: unknown): boolean {
  return causes(error).some((cause) => /^22[0-9A-Z]{3}$/.test(String((cause as { code?: unknown }).code)));
}

function causes(error: unknown): object[] {
  const found: object[] = [];
  for (let cause = error; cause !== null && typeof cause === 'object' && found.length < 5; cause = (cause as Error).cause) {
    found.push(cause);
    if (cause instanceof AggregateError) found.push(...cause.errors.filter((inner): inner is object => typeof inner === 'object'));
  }
  return found;
}
