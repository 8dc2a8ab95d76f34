import type { Input } from '#protocol/fields';
import { serviceFields } from '#protocol/program-steps/directory-fields';
import { isCode, isUuid } from '#protocol/value-forms';
import { derivedUuid } from '../canonical.js';
import type { FieldError } from '../case-log/answers.js';
import type { ListedService } from './listed-services.js';

/** What attributes classify a service by. */
const taxonomies = {
  type: 'Deflection and pre-arrest diversion: services',
  levels: 'ASAM levels of care, 3rd edition',
  medications: 'Medications for opioid use disorder',
  residenceLevel: 'NARR levels of recovery residences',
  populations: 'Deflection and pre-arrest diversion: populations',
} as const;
type Taxonomy = keyof typeof taxonomies;

/** The page of services that HSDS 3 describes, with all of them on it. */
export function toHsdsPage(services: readonly ListedService[]): object {
  return {
    total_items: services.length,
    total_pages: 1,
    page_number: 1,
    size: services.length,
    first_page: true,
    last_page: true,
    empty: services.length === 0,
    contents: services.map(toHsds),
  };
}

function toHsds(service: ListedService): object {
  const { hsdsId: id, name, status, description, url, fees, eligibility, phone, hours, provider, languages, locations, changedAt } = service;
  const part = (...of: (string | number)[]) => derivedUuid('hsds', id, ...of);
  return {
    id,
    name,
    status,
    ...(description !== undefined && { description }),
    ...(url !== undefined && { url }),
    ...(fees !== undefined && { fees_description: fees }),
    ...(eligibility !== undefined && { eligibility_description: eligibility }),
    last_modified: changedAt,
    organization: { id: provider.hsdsId, name: provider.name, description: provider.name },
    phones: phone === undefined ? [] : [{ id: part('phone'), number: phone }],
    schedules: hours === undefined ? [] : [{ id: part('schedule'), description: hours }],
    languages: languages.map((code) => ({ id: part('language', code), code })),
    service_at_locations: locations.map((location) => ({ id: part('at', location.id), location: toHsdsLocation(location, part) })),
    attributes: attributesOf(service).map(([taxonomy, code]) => attribute(taxonomy, code, part)),
    capacities: service.capacity ? [capacity(service.capacity, changedAt, part)] : [],
  };
}

type Location = ListedService['locations'][number];
type Part = (...of: (string | number)[]) => string;

function toHsdsLocation({ id, name, street, city, state, postalCode, country, accessibility }: Location, part: Part): object {
  const address = defined({ address_1: street, city, state_province: state, postal_code: postalCode, country });
  return {
    id,
    location_type: 'physical',
    name,
    addresses: Object.keys(address).length === 0 ? [] : [{ id: part('address', id), ...address, address_type: 'physical' }],
    accessibility: accessibility === undefined ? [] : [{ id: part('accessibility', id), description: accessibility }],
  };
}

function attributesOf({ type, levels, medications, residenceLevel, populations }: ListedService): [Taxonomy, string][] {
  const several = (taxonomy: Taxonomy, codes: readonly string[]) => codes.map((code): [Taxonomy, string] => [taxonomy, code]);
  return [
    ['type', type],
    ...several('levels', levels),
    ...several('medications', medications),
    ...several('residenceLevel', residenceLevel === undefined ? [] : [residenceLevel]),
    ...several('populations', populations),
  ];
}

function attribute(taxonomy: Taxonomy, code: string, part: Part): object {
  const term = { id: derivedUuid('term', taxonomies[taxonomy], code), code, name: code, description: `${taxonomies[taxonomy]}: ${code}`, taxonomy: taxonomies[taxonomy] };
  return { id: part('attribute', taxonomy, code), taxonomy_term: term };
}

function capacity({ places, free }: NonNullable<ListedService['capacity']>, updated: string, part: Part): object {
  return { id: part('capacity'), unit: { id: derivedUuid('unit', 'place'), name: 'Bed or slot' }, available: free, maximum: places, updated };
}

/** A service as a directory describes it, before it is known here. */
export interface ImportedService {
  hsdsId: string;
  provider: { hsdsId: string; name: string };
  /** Without its provider. */
  entry: Input<Omit<typeof serviceFields, 'treatmentProvider' | 'serviceProvider'>>;
  status: 'active' | 'inactive';
  /** Beds or slots, where the directory says how many. */
  places?: number;
}

export interface ImportOptions {
  /** What kind of service those are that do not say. */
  type?: string;
}

/** Every service of the document, or all that is wrong with it, by row and field. What HSDS has and the directory does not is passed over. */
export function fromHsdsPage(document: unknown, options: ImportOptions): { services: ImportedService[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const contents = isObject(document) ? document['contents'] : undefined;
  if (!Array.isArray(contents)) return { services: [], errors: [{ field: 'contents', code: 'DIRECTORY.NOT_HSDS', message: 'Must be a page of services: a list in "contents"' }] };
  const services = contents.map((row, index) => new RowReader(row, `contents.${index}`, errors).service(options));
  for (const [index, { hsdsId }] of services.entries()) {
    if (services.findIndex((other) => other.hsdsId === hsdsId) === index) continue;
    errors.push({ field: `contents.${index}.id`, code: 'DIRECTORY.ID_TWICE', message: 'Another row has this id' });
  }
  return { services, errors };
}

type Json = Record<string, unknown>;

/** Reads one row and notes what is wrong with it; what it returns is used only where nothing is. */
class RowReader {
  constructor(
    private readonly row: unknown,
    private readonly path: string,
    private readonly errors: FieldError[],
  ) {}

  service({ type }: ImportOptions): ImportedService {
    const row = isObject(this.row) ? this.row : {};
    if (!isObject(this.row)) this.wrong('', 'DIRECTORY.NOT_A_SERVICE', 'Must be a service');
    const { name, description, url, fees, eligibility, phone, hours } = serviceFields;
    const codes = this.codes(row);
    const text = {
      description: this.text(row, 'description', description.maxLength),
      url: this.text(row, 'url', url.maxLength),
      fees: this.text(row, 'fees_description', fees.maxLength),
      eligibility: this.text(row, 'eligibility_description', eligibility.maxLength),
      phone: this.firstOf(row, 'phones', 'number', phone.maxLength),
      hours: this.firstOf(row, 'schedules', 'description', hours.maxLength),
    };
    const entry = defined({
      name: this.required(row, 'name', name.maxLength),
      type: codes.type[0] ?? type ?? this.missing('attributes', 'DIRECTORY.TYPE_MISSING', `No term of the taxonomy "${taxonomies.type}" says what kind of service it is`),
      levels: some(codes.levels),
      medications: some(codes.medications),
      residenceLevel: codes.residenceLevel[0],
      populations: some(codes.populations),
      languages: some(this.languages(row)),
      locations: some(this.locations(row)),
      ...text,
    });
    return {
      hsdsId: this.id(row, 'id'),
      provider: this.provider(row),
      entry: entry as ImportedService['entry'],
      status: this.status(row),
      ...this.places(row),
    };
  }

  private provider(row: Json): ImportedService['provider'] {
    const organization = row['organization'];
    if (!isObject(organization)) {
      this.wrong('organization', 'DIRECTORY.ORGANIZATION_MISSING', 'Must say whose service it is');
      return { hsdsId: '', name: '' };
    }
    return { hsdsId: this.id(organization, 'id', 'organization.id'), name: this.required(organization, 'name', 200, 'organization.name') };
  }

  private status(row: Json): ImportedService['status'] {
    const status = row['status'];
    if (status === 'active') return 'active';
    if (status !== 'inactive' && status !== 'defunct' && status !== 'temporarily closed') {
      this.wrong('status', 'DIRECTORY.STATUS', 'Must be active, inactive, defunct or temporarily closed');
    }
    return 'inactive';
  }

  private places(row: Json): { places?: number } {
    const counted = this.list(row, 'capacities').find((one) => one['maximum'] !== undefined && one['maximum'] !== null);
    if (!counted) return {};
    const { maximum } = counted;
    if (typeof maximum === 'number' && Number.isInteger(maximum) && maximum >= 0 && maximum <= 10_000) return { places: maximum };
    this.wrong('capacities', 'DIRECTORY.CAPACITY', 'The maximum must be a whole number, 0 to 10,000');
    return {};
  }

  private codes(row: Json): Record<Taxonomy, string[]> {
    const found: Record<Taxonomy, string[]> = { type: [], levels: [], medications: [], residenceLevel: [], populations: [] };
    for (const { taxonomy_term: term } of this.list(row, 'attributes')) {
      if (!isObject(term)) continue;
      const taxonomy = (Object.keys(taxonomies) as Taxonomy[]).find((name) => taxonomies[name] === term['taxonomy']);
      const { code } = term;
      if (taxonomy === undefined) continue;
      if (typeof code === 'string') found[taxonomy] = [...new Set([...found[taxonomy], code])];
      else this.wrong('attributes', 'DIRECTORY.CODE_MISSING', `A term of the taxonomy "${taxonomies[taxonomy]}" has no code`);
    }
    return found;
  }

  private languages(row: Json): { language: string }[] {
    return this.list(row, 'languages').flatMap(({ code }) => {
      if (isCode(code)) return [{ language: code }];
      this.wrong('languages', 'DIRECTORY.LANGUAGE', 'A language needs a code');
      return [];
    });
  }

  private locations(row: Json): ImportedService['entry']['locations'] & object {
    const fields = serviceFields.locations.fields;
    return this.list(row, 'service_at_locations').flatMap(({ location }, index) => {
      const at = `service_at_locations.${index}.location`;
      if (!isObject(location)) {
        this.wrong(at, 'DIRECTORY.LOCATION_MISSING', 'Must say where');
        return [];
      }
      const address = this.list(location, 'addresses', `${at}.addresses`)[0] ?? {};
      const lines = {
        street: this.text(address, 'address_1', fields.street.maxLength, `${at}.addresses.0.address_1`),
        city: this.text(address, 'city', fields.city.maxLength, `${at}.addresses.0.city`),
        state: this.text(address, 'state_province', fields.state.maxLength, `${at}.addresses.0.state_province`),
        postalCode: this.text(address, 'postal_code', fields.postalCode.maxLength, `${at}.addresses.0.postal_code`),
        country: this.text(address, 'country', fields.country.maxLength, `${at}.addresses.0.country`),
        accessibility: this.firstOf(location, 'accessibility', 'description', fields.accessibility.maxLength, `${at}.accessibility`),
      };
      const name = this.text(location, 'name', fields.name.maxLength, `${at}.name`) ?? lines.street ?? this.missing(`${at}.name`, 'DIRECTORY.NAME_MISSING', 'A location needs a name or a street');
      return [{ id: this.id(location, 'id', `${at}.id`), name, ...defined(lines) } as const];
    });
  }

  private firstOf(of: Json, listName: string, field: string, maxLength: number, at = listName): string | undefined {
    const first = this.list(of, listName, at).find((one) => one[field] !== undefined && one[field] !== null);
    return first && this.text(first, field, maxLength, `${at}.${field}`);
  }

  private list(of: Json, name: string, at = name): Json[] {
    const value = of[name];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value) && value.every(isObject)) return value;
    this.wrong(at, 'DIRECTORY.NOT_A_LIST', 'Must be a list of objects');
    return [];
  }

  private required(of: Json, name: string, maxLength: number, at = name): string {
    return this.text(of, name, maxLength, at) ?? this.missing(at, 'DIRECTORY.NAME_MISSING', 'Must be given');
  }

  /** Blank text is none. */
  private text(of: Json, name: string, maxLength: number, at = name): string | undefined {
    const value = of[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return this.missing(at, 'DIRECTORY.NOT_TEXT', 'Must be text');
    if (value.length > maxLength) return this.missing(at, 'DIRECTORY.TOO_LONG', `Must have ${maxLength} characters at most`);
    return value.trim() === '' ? undefined : value;
  }

  private id(of: Json, name: string, at = name): string {
    const value = of[name];
    return isUuid(value) ? value.toLowerCase() : this.missing(at, 'DIRECTORY.ID_NOT_UUID', 'An id of the specification is a UUID');
  }

  private missing(field: string, code: string, message: string): string {
    this.wrong(field, code, message);
    return '';
  }

  private wrong(field: string, code: string, message: string): void {
    this.errors.push({ field: field === '' ? this.path : `${this.path}.${field}`, code, message });
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function some<T>(values: readonly T[]): readonly T[] | undefined {
  return values.length > 0 ? values : undefined;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
