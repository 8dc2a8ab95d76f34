import { professions } from '#protocol/professions';
import { roleIds, type Role } from '#protocol/roles';
import { scopes } from '#protocol/scopes';
import type { Schema } from '../../api/client';
import type { FormField } from '../../api/queries';
import type { Account } from '../../shared/accounts';
import type { useAccountWords } from './words';

export type AccountChange = Schema<'AccountChangeDto'>;

interface Option {
  value: string;
  label: string;
}

interface FieldsContext {
  machine: boolean;
  /** For an account that is not on the list yet. */
  isNew: boolean;
  organisations: readonly Option[];
  programs: readonly Option[];
  roleName(this: void, role: string): string;
  say: ReturnType<typeof useAccountWords>;
}

/** Roles that give permissions or watch over them: a person's alone, says the API. */
const notForMachines: readonly Role[] = ['administrator', 'privacyOfficer'];

/** What the form of an account asks for. */
export function accountFields({ machine, isNew, organisations, programs, roleName, say }: FieldsContext): FormField[] {
  const roles = roleIds.filter((role) => (machine ? !notForMachines.includes(role) : role !== 'feed'));
  const of = (titles: Readonly<Record<string, string>>): Option[] => Object.entries(titles).map(([value, label]) => ({ value, label }));
  const choices = (name: string, label: string, options: readonly Option[], more: Partial<FormField> = {}): FormField => ({ name, kind: 'choices', label, required: false, options: [...options], ...more });
  return [
    { name: 'name', kind: 'text', label: say('fields.name'), required: true, maxLength: 200 },
    ...(isNew ? [{ name: 'subject', kind: 'text' as const, label: say('fields.subject'), hint: say('fields.subjectHint'), required: true, maxLength: 255 }] : []),
    { name: 'organisationId', kind: 'choice', label: say('fields.organisation'), required: true, options: [...organisations] },
    choices('programs', say('fields.programs'), programs),
    choices('roles', say('fields.roles'), roles.map((value) => ({ value, label: roleName(value) }))),
    machine ? choices('scopes', say('fields.scopes'), of(scopes), { hint: say('fields.scopesHint') }) : choices('professions', say('fields.professions'), of(professions)),
    ...(isNew ? [] : [{ name: 'active', kind: 'yesNo' as const, label: say('fields.active'), hint: say('fields.activeHint'), required: true }]),
  ];
}

/** What is sent of what was filled in; an empty choice of several is not in it. */
export function accountFrom({ name, organisationId, roles = [], programs = [], professions: practised = [], active = true, scopes: allowed = [] }: Partial<AccountChange>, machine: boolean): AccountChange {
  return { name: name ?? '', organisationId: organisationId ?? '', roles, programs, professions: practised, active, ...(machine && { scopes: allowed }) };
}

/** Whether an account is meant by a word: of its name, its account or its roles. */
export function isMeant({ name, subject, roles }: Account, word: string, roleName: (role: string) => string): boolean {
  const sought = word.trim().toLocaleLowerCase();
  return [name, subject, ...roles.map(roleName)].some((text) => text.toLocaleLowerCase().includes(sought));
}
