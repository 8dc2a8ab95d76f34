import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '#persistence/entities';
import { revisionId } from '#persistence/entries/later-revisions.entries';
import { registerPrograms } from '#persistence/programs';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { interventionSettings } from '#protocol/stage-settings';
import { staffId, type Engine } from './engine.js';
import { attested, begins, condition, contact, day, decided, justiceConsent, metBy, openingIn, signed, takenIn, type Journey, type Move } from './moves.js';

const mari = programs['madison-mari']!;

interface Edit {
  /** So many revisions after the one that is shipped. */
  later: number;
  /** `YYYY-MM-DD`: cases opened before begin under an earlier one. */
  effectiveFrom: string;
  holdFor?: string;
  contacts?: readonly string[];
}

/** A later revision of the six-month hold. */
export function laterHold({ later, effectiveFrom, holdFor = 'P6M', contacts = ['P30D', 'P60D', 'P90D'] }: Edit): Program {
  const copy = { ...structuredClone(mari), revision: mari.revision + later, effectiveFrom };
  const { abeyance, followUp } = interventionSettings(copy).stages;
  Object.assign(abeyance!, { length: holdFor });
  Object.assign(followUp!, { intervals: contacts });
  return copy;
}

/** A shorter hold, then earlier contacts too; and one that asks for more. */
export const shorterHold = laterHold({ later: 1, effectiveFrom: '2031-03-05', holdFor: 'P90D' });
export const earlierContacts = laterHold({ later: 2, effectiveFrom: '2031-03-06', holdFor: 'P90D', contacts: ['P7D', 'P30D', 'P60D'] });
export const earliestContacts = laterHold({ later: 4, effectiveFrom: '2031-03-06', holdFor: 'P90D', contacts: ['P3D', 'P7D', 'P14D'] });
export const longerHold = laterHold({ later: 3, effectiveFrom: '2031-03-06', holdFor: 'P1Y' });

export async function publish(engine: Engine, ...revisions: readonly Program[]): Promise<void> {
  const orm = await MikroORM.init({ entities, clientUrl: engine.testDatabase.ownerUrl, debug: false });
  await registerPrograms(orm.em.fork(), revisions).finally(() => orm.close(true));
}

export const adoption = (to: Program) => ({ revision: revisionId(to), approvedBy: staffId('mari-prosecutor'), reason: 'The program has shortened its holds' });

export const adopted = (to: Program, after?: number): Move => ({
  as: 'mari-coordinator',
  step: 'adoptProgramRevision',
  standing: true,
  input: () => adoption(to),
  ...(after !== undefined && { after }),
});

export const takesPart: readonly Move[] = [...metBy('mari'), ...takenIn('mari')];

/** With the consent the stage of the hold begins. */
export const isAsked: readonly Move[] = [
  { as: 'mari-peer', step: 'captureConsent', input: justiceConsent() },
  { as: 'mari-court-liaison', step: 'setConditions', input: { conditions: [condition('engage')] } },
];

export const agrees: readonly Move[] = [
  { as: 'mari-prosecutor', step: 'acceptHold', subject: (file) => file.charges[0]!.id, input: (file) => ({ charge: file.charges[0]!.id }) },
  signed('mari'),
];

export const isHeld: readonly Move[] = [...isAsked, ...agrees];

export const told = (title: string, moves: readonly Move[]): Journey => ({
  title,
  program: mari.id,
  begins,
  opener: 'mari-officer',
  opening: openingIn('madison', ['drugPossession']),
  moves,
});

/** Each is taken while a stage runs whose settings it changes, and which keeps its own. */
export const adoptedAgainAndAgain = told('Six-month hold: a shorter one while it is asked for, earlier contacts before follow-up, and still earlier ones in it', [
  ...takesPart,
  ...isAsked,
  adopted(shorterHold),
  ...agrees,
  adopted(earlierContacts),
  { as: 'mari-peer', step: 'concludePlacement', input: { reason: 'notNow' } },
  adopted(earliestContacts),
  contact('mari-peer', 'continue', 7 * day),
  attested('mari', 'engage', 'met'),
  decided('mari', 0, 'decline'),
  contact('mari-peer', 'continue', 30 * day),
  contact('mari-peer', 'continue', 60 * day),
]);
