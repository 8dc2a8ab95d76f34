import type { CaseFile } from '../case-file.js';
import { conditionKinds } from '../condition-kinds.js';
import { itemsOf, type Item, type ItemCollection } from '../fields.js';
import type { Program } from '../program.js';
import { interventionSettings, stageSettings } from '../stage-settings.js';
import { consentKinds, recipientClasses } from '../rules/consent.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { transferPurpose } from '../rules/sharing.rule.js';
import { sharePurposes } from '../steps/share-case.step.js';
import { milestoneKinds } from '../milestone-kinds.js';

interface Labelled {
  file: CaseFile;
  program: Program;
  organisations: readonly { id: string; title: string }[];
}

const shareLabels: Readonly<Record<string, string>> = { ...sharePurposes, [transferPurpose]: 'Handed over' };

type Describe = { [C in ItemCollection]: (item: Item<C>, of: Labelled) => string };

const describe: Describe = {
  charges: (charge, { program }) => chargeClassLabel(program, charge.class),
  conditions: (condition) => `${conditionKinds[condition.kind]}, by ${condition.due}`,
  consents: (consent) => `${consent.kinds.map((kind) => consentKinds[kind]).join('; ')}, signed ${consent.signedOn}`,
  recipients: ({ class: named, organisation, consent }, { organisations }) => {
    const who = named === undefined ? (organisations.find((one) => one.id === organisation)?.title ?? 'An organisation') : recipientClasses[named];
    return `${who}, signed ${consent.signedOn}`;
  },
  placements: (placement, { file, program, organisations }) => {
    const service = stageSettings(program, file.pathwayId, 'placement')?.services[placement.service] ?? placement.service;
    const provider = organisations.find((one) => one.id === placement.provider)?.title;
    return provider === undefined ? service : `${service}, ${provider}`;
  },
  newOffences: (offence) => `Reported ${offence.reportedAt}`,
  sharedWith: ({ purpose, at }, { program }) => `${shareLabels[purpose]}, since ${localTime(at, program.zone).date}`,
  emergencyAccess: (access) => `Used ${access.at}`,
};

/** What an item of the case is called in a list to choose from; numbered where two would read alike. */
export function itemLabel(of: ItemCollection, id: string, labelled: Labelled): string {
  const describeOne = describe[of] as (item: unknown, of: Labelled) => string;
  const items: readonly { id: string }[] = itemsOf(labelled.file, of);
  const item = items.find((one) => one.id === id);
  if (!item) return id;
  const label = describeOne(item, labelled);
  const alike = items.filter((one) => describeOne(one, labelled) === label);
  return alike.length > 1 ? `${label} (${alike.indexOf(item) + 1})` : label;
}

export function milestoneLabel(kind: string): string {
  return (milestoneKinds as Readonly<Record<string, string>>)[kind] ?? kind;
}

export function chargeClassLabel(program: Program, value: string): string {
  const classes = interventionSettings(program).stages.eligibility.offenceClasses;
  return classes.find((one) => one.value === value)?.label ?? value;
}
