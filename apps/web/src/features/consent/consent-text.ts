import type { Consent } from '#protocol/case-file';
import { consentDocument, type ConsentWords } from '#protocol/documents/consent.document';
import type { DocumentSection, Language } from '#protocol/documents/printed-document';
import { consentWordings } from '#protocol/documents/consent.wording';
import { recipientFrom, type RecipientRow } from '#protocol/rules/consent-elements.rule';
import type { FormField } from '../../api/queries';

interface Draft {
  /** As it would be sent; what is not filled in yet is not in it. */
  input: Readonly<Record<string, unknown>>;
  fields: readonly FormField[];
  language: Language;
  /** Stands for what is not filled in yet. */
  open: string;
  zone: string;
  /** Now, RFC 3339. */
  at: string;
}

type Row = RecipientRow & { name?: string; members?: string };
type Ends = 'onDate' | 'atFinalDisposition' | 'whenCaseCloses' | 'onCondition';

/** What the paper will say, while it is filled in: the words of the printed consent themselves, in the person's language. */
export function consentText({ input, fields, language, open, zone, at }: Draft): readonly DocumentSection[] {
  const rows = (input['recipients'] as Row[] | undefined) ?? [];
  const ends = input['ends'] as Ends | undefined;
  const expiresOn = ends === 'onDate' ? (input['expiresOn'] as string | undefined) : undefined;
  const lacksDay = ends === undefined || (ends === 'onDate' && expiresOn === undefined);
  const consent: Consent = {
    id: 'draft',
    kinds: (input['kinds'] as Consent['kinds'] | undefined) ?? [],
    scope: (input['scope'] as NonNullable<Consent['scope']> | undefined) ?? [],
    recipients: rows.map(recipientFrom),
    signedOn: (input['signedOn'] as string | undefined) ?? at.slice(0, 10),
    untilFinalDisposition: ends === 'atFinalDisposition',
    ...(expiresOn !== undefined && { expiresOn }),
    ...(ends === 'whenCaseCloses' && { endsWith: 'caseClosed' as const }),
    ...((ends === 'onCondition' || lacksDay) && { endsWith: 'condition' as const }),
  };
  const said = (name: 'participant' | 'discloser' | 'what' | 'purpose' | 'endCondition') => (input[name] as string | undefined) ?? open;
  const words: ConsentWords = {
    participant: said('participant'),
    discloser: said('discloser'),
    what: said('what'),
    purpose: said('purpose'),
    endCondition: ends === 'onCondition' ? said('endCondition') : open,
    signature: open,
    recipients: Object.fromEntries(rows.map((row) => [row.id, wordsOf(row)])),
  };
  const names = organisationNames(fields);
  const paper = consentDocument({ language, consent, words, nameOf: (id) => names.get(id) ?? open, program: { title: '', zone }, at });
  const say = consentWordings[language];
  const unsigned = paper.sections.filter(({ heading }) => heading !== say.signature);
  return [{ heading: say.participant, paragraphs: [said('participant')] }, ...unsigned.map((section) => withGaps(section, open))];
}

function wordsOf({ name, members }: Row): { name?: string; members?: string } {
  return { ...(name !== undefined && { name }), ...(members !== undefined && { members }) };
}

function withGaps(section: DocumentSection, open: string): DocumentSection {
  return section.paragraphs?.length === 0 ? { ...section, paragraphs: [open] } : section;
}

/** Of the organisations that a row of the recipients may name, by id. */
function organisationNames(fields: readonly FormField[]): ReadonlyMap<string, string> {
  const columns = fields.find(({ name }) => name === 'recipients')?.fields ?? [];
  const organisations = columns.filter(({ kind }) => kind === 'organisation').flatMap(({ options = [] }) => options);
  return new Map(organisations.map(({ value, label }) => [value, label]));
}
