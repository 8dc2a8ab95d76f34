import type { Schema } from '../../api/client';
import type { FormField } from '../../api/queries';

export type Service = Schema<'ServiceSchema'>;

/** What a service of the directory fills in of the request, as far as the step offers it now; nothing of what it does not. */
export function choiceOf(service: Service, fields: readonly FormField[]): Readonly<Record<'service' | 'treatmentProvider' | 'serviceProvider' | 'place', string>> {
  const offered = (name: string, value: string): string => {
    const options = fields.find((field) => field.name === name)?.options ?? [];
    return options.some((option) => option.value === value) ? value : '';
  };
  return {
    service: offered('service', service.type),
    treatmentProvider: offered('treatmentProvider', service.provider.id),
    serviceProvider: offered('serviceProvider', service.provider.id),
    place: service.capacity ? offered('place', service.id) : '',
  };
}

/** A referral needs its kind of service and its provider. */
export function canBeAsked(service: Service, fields: readonly FormField[]): boolean {
  const choice = choiceOf(service, fields);
  return choice.service !== '' && (choice.treatmentProvider !== '' || choice.serviceProvider !== '');
}

/** By the words of a name, in any order, whatever their case. */
export function isNamed({ name, provider }: Service, sought: string): boolean {
  const text = `${name} ${provider.name}`.toLocaleLowerCase();
  return sought
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The last instants for somebody who injects drugs, from the request at `at` (RFC 3339), in whole days (45 CFR 96.126(b)). */
export function admissionClocks(at: string): { interim: string; admission: string; withInterim: string } {
  const after = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
  return { interim: after(48), admission: after(14 * 24), withInterim: after(120 * 24) };
}
