import { daysInWords, durationInWords, everyInWords, listInWords, midSentence } from './in-words.js';
import { doorText } from './door-text.js';
import { rolesInWords, stageProse, type StageProse } from './stage-prose.js';
import { pathways } from '../pathways.js';
import { credentials, professions, trainings } from '../professions.js';
import type { PathwayId, PeerWorkSettings, Program, ScheduleSettings, StageId, TeamSettings } from '../program.js';
import { programOutcomes } from '../program-outcomes.js';
import { stageSettings } from '../stage-settings.js';
import { openingStepOf, stepById } from '../steps/registry.js';

export interface StageText {
  id: StageId;
  title: string;
  sentences: string[];
  /** Who does which step. */
  steps: { title: string; who: string }[];
  /** Endings that end the case. */
  exits: readonly string[];
}

export interface PathwayText {
  id: PathwayId;
  title: string;
  aliases: readonly string[];
  rule: string;
  source: string;
  /** What can give rise to a case. */
  starts: string[];
  opening: { title: string; who: string };
  stages: StageText[];
  /** Titles of the stages that the pathway has and this program leaves out. */
  leftOut: string[];
  notShared: string[];
}

/** A program's protocol in words: what a coordinator would hand to a new officer. */
export interface ProtocolText {
  serves: string[];
  teams: string[];
  schedules: string[];
  /** What the engine tells by itself. */
  alerts: string[];
  peerWork: string[];
  outcomes: string[];
  pathways: PathwayText[];
}

const scheduleKinds: Record<ScheduleSettings['kind'], string> = {
  site: 'at a site',
  embedded: 'embedded with officers',
  rideAlong: 'riding along',
  onCall: 'on call',
  afterHours: 'after hours',
};

export function protocolText(program: Program): ProtocolText {
  return {
    serves: servesOf(program),
    teams: Object.values(program.teams).map(teamInWords),
    schedules: Object.values(program.schedules).map((schedule) => scheduleInWords(schedule, program)),
    alerts: alertsOf(program),
    peerWork: peerWorkInWords(program.peerWork),
    outcomes: program.outcomes.map((outcome) => programOutcomes[outcome]),
    pathways: (Object.keys(pathways) as PathwayId[]).filter((id) => program.pathways[id] !== undefined).map((id) => pathwayText(program, id)),
  };
}

function servesOf({ areas }: Program): string[] {
  const labels = (served: boolean) => Object.values(areas).filter((area) => area.served === served).map(({ label }) => label);
  const told = Object.values(areas).some(({ department }) => department !== undefined);
  return [
    `Served: ${listInWords(labels(true))}.`,
    ...(labels(false).length > 0 ? [`Not served: ${labels(false).join('; ')}.`] : []),
    ...(told ? ['Where an overdose happened away from home, the department of the home town is told.'] : []),
  ];
}

function teamInWords({ title, composition, excludes, trainings: required }: TeamSettings): string {
  const lines = composition.map(({ oneOf, least }) => `${least === 1 ? 'one' : least} ${listInWords(oneOf.map((one) => midSentence(professions[one])), 'or')}`);
  return [
    `**${title}**: at least ${listInWords(lines)}.`,
    ...(excludes.length > 0 ? [`Not on it: ${listInWords(excludes.map((one) => midSentence(professions[one])), 'or')}.`] : []),
    ...(required.length > 0 ? [`In date on the day: ${listInWords(required.map((one) => midSentence(trainings[one])))}.`] : []),
  ].join(' ');
}

function scheduleInWords({ label, kind, team, days, from, to }: ScheduleSettings, { teams }: Program): string {
  return `**${label}**: ${teams[team]!.title}, ${scheduleKinds[kind]}, ${daysInWords(days)}, ${from} to ${to}.`;
}

function alertsOf({ spike, repeatContacts, stakeholderMeeting }: Program): string[] {
  return [
    ...(spike ? [`Spike: more than ${spike.threshold} overdose notices within ${durationInWords(spike.within)}, in an area and those beside it.`] : []),
    ...(repeatContacts ? [`Repeated contacts: ${repeatContacts.count} responses to one person within ${durationInWords(repeatContacts.within)} are told to the coordinator.`] : []),
    ...(stakeholderMeeting
      ? [
          `Stakeholder meeting, ${everyInWords(stakeholderMeeting.every)}: whoever attends has signed confidentiality. It weighs ${listInWords(Object.values(stakeholderMeeting.factors).map(midSentence))}. With ${stakeholderMeeting.elevatedFrom} of them it may find acutely elevated risk; with fewer it gives a reason. The next review is within ${durationInWords(stakeholderMeeting.reviewWithin)}.`,
        ]
      : []),
  ];
}

function peerWorkInWords({ credentials: required, caseload, peersToASupervisor, supervisionEvery, unitsADay }: PeerWorkSettings): string[] {
  return [
    'A peer diagnoses, assesses and treats nobody, and attests no condition.',
    ...(required.length > 0 ? [`Before a peer is assigned, each of these is in date: ${listInWords(required.map((one) => midSentence(credentials[one])))}.`] : []),
    `Supervision ${everyInWords(supervisionEvery)}; at most ${caseload} participants to a peer and ${peersToASupervisor} peers to a supervisor; at most ${unitsADay} units of 15 minutes a day for one participant.`,
  ];
}

function pathwayText(program: Program, id: PathwayId): PathwayText {
  const { title, aliases, rule, source, stages } = pathways[id];
  const opening = openingStepOf(id);
  const offered = stages.filter((stage) => stageSettings(program, id, stage) !== undefined);
  return {
    id,
    title,
    aliases,
    rule,
    source: source.cite,
    starts: startsOf(id),
    opening: { title: opening.title, who: rolesInWords(opening.roles) },
    stages: offered.map((stage) => stageText(program, id, stage)),
    leftOut: stages.filter((stage) => !offered.includes(stage)).map((stage) => stageProse[stage].title),
    notShared: notShared(id),
  };
}

/** What the opening step lets somebody choose as its source; officer intervention has one alone. */
function startsOf(id: PathwayId): string[] {
  const { source } = openingStepOf(id).fields as { source?: { options?: unknown } };
  const options = source?.options;
  return typeof options === 'object' && options !== null ? Object.values(options as Record<string, string>) : ['An officer in the field'];
}

function stageText<Id extends StageId>(program: Program, pathway: PathwayId, id: Id): StageText {
  const prose = stageProse[id] as StageProse<Id>;
  const settings = stageSettings(program, pathway, id)!;
  return {
    id,
    title: prose.title,
    sentences: prose.tell(settings, program),
    steps: prose.steps(settings).map((entry) => {
      const step = stepById(typeof entry === 'string' ? entry : entry.id)!;
      return { title: step.title, who: rolesInWords(typeof entry === 'string' ? step.roles : entry.roles) };
    }),
    exits: prose.exits ?? [],
  };
}

function notShared(id: PathwayId): string[] {
  return [...ofPathway[id], ...always];
}

const always = [
  'Anything from or about treatment, the fact of it included, without a consent in force (42 CFR Part 2).',
  'Whether the person was known to the program before: opening a case answers alike either way.',
  'Names, notes and places in any message, e-mail or alert: they say that something waits, and no more.',
];

const outreachSilence = [`At a door, anything beyond "${doorText.say}" until the person is met alone.`, 'On a card or in a message, any word of an overdose or of a service.'];

/** What is kept from others in each pathway, besides what always is. */
const ofPathway: Record<PathwayId, string[]> = {
  selfReferral: ['Anything that could become a charge: none can be recorded.'],
  activeOutreach: outreachSilence,
  naloxonePlus: outreachSilence,
  officerPrevention: ['Anything that could become a charge: none can be recorded.'],
  officerIntervention: [
    'With the prosecutor, anything but met, not yet or missed, by whom and when; and that only under the consent for the justice system. Without it the docket says "no consent", which is never a missed condition.',
    'With the officer, what became of the case beyond who comes and when.',
  ],
};
