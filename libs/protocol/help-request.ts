import type { StartSource } from './case-file.js';
import { choice, text, yesNo } from './fields.js';
import type { Program } from './program.js';
import { openSelfReferral } from './steps/open-self-referral.step.js';

const whoNeedsHelp = { self: 'I do', relative: 'A relative or friend' } as const;
export type ForWhom = keyof typeof whoNeedsHelp;

export const forWhoms = Object.keys(whoNeedsHelp) as ForWhom[];

const { area, name, phone, whereNow, wants } = openSelfReferral.fields;

/** What the public is asked; all of it but the first two may be left empty. */
export const helpRequestFields = {
  forWhom: choice('Who needs help?', whoNeedsHelp),
  language: choice('In which language do you want an answer?', { en: 'English', es: 'Spanish' }),
  area: { ...area, required: false },
  name,
  phone,
  howToReach: text('How else can we reach you?', { optional: true, maxLength: 80 }),
  safeToCall: yesNo('Is it safe to call you?', { optional: true }),
  place: whereNow,
  words: wants,
} as const;

/** `phone`, `howToReach` and `safeToCall` are of who asks; `name` and `place` of who needs help. */
export interface HelpRequest {
  forWhom: ForWhom;
  language: 'en' | 'es';
  area?: string;
  name?: string;
  phone?: string;
  howToReach?: string;
  safeToCall?: boolean;
  place?: string;
  words?: string;
}

type Takes = 'selfReferral' | 'activeOutreach';

const inOrder: Readonly<Record<ForWhom, readonly Takes[]>> = {
  self: ['selfReferral', 'activeOutreach'],
  relative: ['activeOutreach', 'selfReferral'],
};

/**
 * A person asks for help for themself, by any way, a web page among them; family or friends ask an outreach team to go and see
 * (PERF report, section on Plymouth County). Where a program has one of the two alone, it takes both.
 */
export function pathwayForHelp({ pathways }: Pick<Program, 'pathways'>, forWhom: ForWhom): Takes | undefined {
  return inOrder[forWhom].find((id) => pathways[id] !== undefined);
}

/** The areas that somebody can ask for help in. */
export function areasOfHelp({ areas }: Pick<Program, 'areas'>): { value: string; label: string }[] {
  return Object.entries(areas).flatMap(([value, { served, label }]) => (served ? [{ value, label }] : []));
}

/** Nobody can be found with less. */
export function canBeReached({ phone, howToReach, place }: HelpRequest): boolean {
  return [phone, howToReach, place].some((way) => way !== undefined);
}

/**
 * The input of the opening step. Nobody is with the person and waits: the request may be answered on the next working day, and a page
 * says so. `askedAt`: RFC 3339.
 */
export function openingForHelp(pathwayId: Takes, request: HelpRequest & { area: string }, askedAt: string): Record<string, unknown> {
  const { forWhom, name, phone, place, words } = request;
  const source: StartSource = forWhom === 'self' ? 'participant' : 'familyOrFriend';
  const person = { source, area: request.area, name, whereNow: place, safeContact: safeContactOf(request), ...(forWhom === 'self' && { phone }) };
  const asked = pathwayId === 'selfReferral' ? { askedAt, referralForNextWorkingDay: true, wants: words } : { seenAt: askedAt, reason: words };
  return Object.fromEntries(Object.entries({ ...person, ...asked }).filter(([, value]) => value !== undefined));
}

/** What the opening steps call otherwise than the public's form. */
export const askedAs: Readonly<Record<string, string>> = { whereNow: 'place', wants: 'words', reason: 'words', safeContact: 'howToReach' };

/** In the words of staff, at most 200 characters. A relative's number is not the person's own: nobody is recognized by it. */
function safeContactOf({ forWhom, phone, howToReach, safeToCall, language }: HelpRequest): string | undefined {
  const relative = forWhom === 'relative' && phone !== undefined ? `Relative or friend who asked: ${phone}.` : undefined;
  const call = safeToCall === undefined ? undefined : safeToCall ? 'Safe to call.' : 'Do not call.';
  const said = [relative, howToReach && asSentence(howToReach), call, language === 'es' ? 'Answer in Spanish.' : undefined];
  const known = said.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}

function asSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
