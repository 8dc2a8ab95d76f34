import type { CaseFile, Consent } from '#protocol/case-file';
import { participantPaperDocument, type ParticipantPaper } from '#protocol/documents/participant-paper.document';
import type { Language, PrintedDocument } from '#protocol/documents/printed-document';
import type { Role } from '#protocol/roles';
import { consentsFor, readsConsents } from '#protocol/rules/consent-readers.rule';
import { isInForce } from '#protocol/rules/consent.rule';
import { awaitsSignature, conditionsInForce } from '#protocol/rules/terms.rule';
import { stageSettings } from '#protocol/stage-settings';
import { recordFollowUpContact } from '#protocol/steps/record-follow-up-contact.step';
import { everyDisclosure, type Accounted } from '../disclosures/accounting.js';
import { CaseReads, type CaseAnswer, type ReadParts } from './case-reads.js';
import { readCase, waitsOf } from './case-rows.js';
import { Directory, type StaffRow } from './staff-list.js';

type View = NonNullable<CaseAnswer>;

/**
 * What a participant takes home, as whoever hands it over may see the case: for the care team and the privacy officer of the
 * case's own agency. `undefined` where there is no such case for this person, or it is not for them.
 */
export async function printedParticipantPaper(parts: ReadParts, staff: StaffRow, caseId: string, language: Language): Promise<PrintedDocument | undefined> {
  const { pool } = parts.database;
  const row = readsConsents(staff.roles) ? await readCase(pool, staff, caseId) : undefined;
  const consents = row && consentsFor({ roles: staff.roles, agencyId: staff.agencyId, caseAgencyId: row.agencyId }, row.file.consents);
  const view = consents && (await new CaseReads(parts).view(staff, caseId));
  const told = view && (await everyDisclosure(parts, staff, caseId));
  if (!row || !consents || !view || !told) return undefined;
  const { program } = await parts.shelf.at(pool, row.programId, row.programRevision);
  const { nameOf } = await Directory.ofCase(pool, row);
  const services = stageSettings(program, row.file.pathwayId, 'placement')?.services ?? {};
  const followUp = (await waitsOf(pool, caseId)).find(({ step }) => step === recordFollowUpContact.id);
  return participantPaperDocument({
    language,
    program,
    ...(told.participant !== undefined && { participant: told.participant }),
    next: { ...comingIn(view), ...(isShown(view.followUp) && followUp?.due !== undefined && { inTouchBy: followUp.due }) },
    charges: listIn(view.charges).map(({ title, classLabel, deadline }) => ({ title: title ?? classLabel, ...(deadline && { deadline }) })),
    ...conditionsIn(view, row.file),
    contacts: listIn(view.assigned).flatMap(({ role, name }) => (name === undefined ? [] : [{ role: role as Role, name }])),
    referrals: listIn(view.placements).flatMap(({ service, provider }) => (provider.name === undefined ? [] : [{ service: services[service] ?? service, provider: provider.name }])),
    consents: consents.filter((consent: Consent) => isInForce(consent, row.file, view.at, program.zone)),
    nameOf,
    told: told.items.flatMap(recipientOf),
    at: view.at,
  });
}

function isShown<T>(section: T | 'noConsent' | 'notShown' | undefined): section is T {
  return section !== undefined && section !== 'noConsent' && section !== 'notShown';
}

function listIn<T>(section: readonly T[] | 'noConsent' | 'notShown' | undefined): readonly T[] {
  return isShown(section) ? section : [];
}

function comingIn({ handoff }: View): ParticipantPaper['next'] {
  if (!isShown(handoff) || handoff.outcome !== undefined || handoff.coming?.name === undefined) return {};
  return { coming: { name: handoff.coming.name, at: handoff.coming.at } };
}

/** Those that count now, with what each says in its own words. */
function conditionsIn({ conditions }: View, file: CaseFile): Pick<ParticipantPaper, 'conditions' | 'unsigned'> {
  const texts = new Map(listIn(conditions).map(({ id, text }) => [id, text]));
  const shown = conditionsInForce(file).filter(({ id }) => texts.has(id));
  const withText = shown.map(({ id, kind, due, status }) => {
    const text = texts.get(id);
    return { kind, due, status, ...(text !== undefined && { text }) };
  });
  return { conditions: withText, unsigned: isShown(conditions) && file.conditions.length > 0 && awaitsSignature(file) };
}

/** By organisation, where it is one. */
function recipientOf({ toOrganisation, toStaff, toOutside, at }: Accounted): { to: string; at: string }[] {
  const to = toOrganisation?.name ?? toStaff?.name ?? toOutside;
  return to === undefined ? [] : [{ to, at }];
}
