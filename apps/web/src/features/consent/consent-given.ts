import { localIn } from '../../form/zoned';
import { serverNow } from '../../shared/device/clock';

/** A person signs on the screen today, unless somebody says otherwise. */
export function givenForConsent(zone: string): Readonly<Record<string, unknown>> {
  return { signatureKind: 'drawn', signedOn: localIn(serverNow().toISOString(), zone).slice(0, 10) };
}

/** Where its paper is printed: the person takes it home. */
export function afterConsent(caseId: string): string {
  return `/cases/${caseId}/consents`;
}
