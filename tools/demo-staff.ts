import type { OrganisationType } from '#protocol/fields';
import { pathwayForHelp } from '#protocol/help-request';
import type { Profession } from '#protocol/professions';
import { programs } from '#protocol/programs/registry';
import type { Role } from '#protocol/roles';
import type { Scope } from '#protocol/scopes';
import type { StaffMember } from '#persistence/seed';

/** An organisation of an agency, with or without staff who sign in. */
export interface DemoOrganisation {
  agency: string;
  title: string;
  type: OrganisationType;
  part2: boolean;
}

interface Site {
  agency: string;
  program: string;
  prefix: string;
  organisations: Record<OrganisationType, Omit<DemoOrganisation, 'agency' | 'type'>>;
  providers: readonly string[];
  people: Record<string, Person>;
}
type Person = readonly [name: string, roles: readonly Role[], organisation: OrganisationType, more?: { professions?: readonly Profession[]; department?: string; scopes?: readonly Scope[] }];

/** What somebody of a role is by profession, where nothing else is said. */
const professionOf: Partial<Record<Role, Profession>> = {
  officer: 'officer',
  responder: 'emsPractitioner',
  peer: 'peer',
  clinician: 'clinician',
  caseManager: 'caseManager',
};

/** What a feed may do, where nothing else is said. */
const ofNotices: readonly Scope[] = ['notices:write', 'calls:write'];

const philadelphia: Site = {
  agency: 'philadelphia',
  program: 'philadelphia-pad',
  prefix: 'pad',
  organisations: {
    police: { title: 'Philadelphia Police, East Division', part2: false },
    peerSupport: { title: 'Kensington Peer Recovery', part2: false },
    treatment: { title: 'Girard Avenue Treatment Center', part2: true },
    court: { title: 'Philadelphia Municipal Court Partners', part2: false },
    services: { title: 'Office of Diversion Services, Philadelphia', part2: false },
  },
  providers: ['Frankford Recovery House', 'Lehigh Withdrawal Care'],
  people: {
    officer: ['Marcus Delaney', ['officer'], 'police'],
    'officer-2': ['Renee Vasquez', ['officer'], 'police'],
    responder: ['Tom Okafor', ['responder'], 'services'],
    peer: ['Yolanda Price', ['peer'], 'peerSupport'],
    'peer-2': ['Andre Whitfield', ['peer'], 'peerSupport'],
    clinician: ['Dr. Hannah Lindqvist', ['clinician'], 'treatment'],
    'case-manager': ['Imani Brooks', ['caseManager'], 'services'],
    'court-liaison': ['Peter Nowak', ['courtLiaison'], 'court'],
    prosecutor: ['Claire Abernathy', ['prosecutor'], 'court'],
    defender: ['Samuel Ortiz', ['defender'], 'court'],
    coordinator: ['Grace Kim', ['coordinator'], 'services'],
    supervisor: ['Luther Banks', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Miriam Feld', ['privacyOfficer'], 'services'],
    administrator: ['Dev Patel', ['administrator'], 'services'],
    provider: ['Carla Mendes', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const losAngeles: Site = {
  agency: 'los-angeles',
  program: 'la-door',
  prefix: 'door',
  organisations: {
    police: { title: 'Los Angeles Police, South Bureau', part2: false },
    peerSupport: { title: 'South Central Peer Network', part2: false },
    treatment: { title: 'Vermont Avenue Wellness Clinic', part2: true },
    court: { title: 'Los Angeles Prefiling Partners', part2: false },
    services: { title: 'Project Retreat Housing', part2: false },
  },
  providers: ['Crenshaw Outpatient Center', 'Watts Recovery Residence'],
  people: {
    officer: ['Daniel Reyes', ['officer'], 'police'],
    'officer-2': ['Keisha Monroe', ['officer'], 'police'],
    responder: ['Victor Huang', ['responder'], 'services'],
    peer: ['Tasha Coleman', ['peer'], 'peerSupport'],
    'peer-2': ['Rubén Salgado', ['peer'], 'peerSupport'],
    clinician: ['Dr. Amara Nwosu', ['clinician'], 'treatment'],
    'case-manager': ['Julia Castellanos', ['caseManager'], 'services'],
    'court-liaison': ['Owen Fairbanks', ['courtLiaison'], 'court'],
    prosecutor: ['Naomi Stern', ['prosecutor'], 'court'],
    defender: ['Elijah Warren', ['defender'], 'court'],
    coordinator: ['Beatriz Fuentes', ['coordinator'], 'services'],
    supervisor: ['Denise Harper', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Colin Marsh', ['privacyOfficer'], 'services'],
    administrator: ['Wei Zhang', ['administrator'], 'services'],
    provider: ['Lourdes Aguirre', ['provider'], 'treatment'],
    nurse: ['Teresa Villanueva', ['responder'], 'services', { professions: ['nurse'] }],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const madison: Site = {
  agency: 'madison',
  program: 'madison-mari',
  prefix: 'mari',
  organisations: {
    police: { title: 'Madison Police, Central District', part2: false },
    peerSupport: { title: 'Lakeside Recovery Coaches', part2: false },
    treatment: { title: 'Isthmus Treatment Services', part2: true },
    court: { title: 'Dane County Justice Partners', part2: false },
    services: { title: 'Madison Public Health Initiatives', part2: false },
  },
  providers: ['Mendota Recovery Center', 'Yahara House'],
  people: {
    officer: ['Erik Johansson', ['officer'], 'police'],
    'officer-2': ['Latoya Greer', ['officer'], 'police'],
    responder: ['Megan Schultz', ['responder'], 'services'],
    peer: ['Dale Hendricks', ['peer'], 'peerSupport'],
    'peer-2': ['Pa Nhia Vang', ['peer'], 'peerSupport'],
    clinician: ['Dr. Ruth Adeyemi', ['clinician'], 'treatment'],
    'case-manager': ['Sofia Brandt', ['caseManager'], 'services'],
    'court-liaison': ['Greg Thorson', ['courtLiaison'], 'court'],
    prosecutor: ['Anne-Marie Koch', ['prosecutor'], 'court'],
    defender: ['Joel Rasmussen', ['defender'], 'court'],
    coordinator: ['Priya Raman', ['coordinator'], 'services'],
    supervisor: ['Wanda Ellison', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Harold Beck', ['privacyOfficer'], 'services'],
    administrator: ['Nina Petrov', ['administrator'], 'services'],
    provider: ['Carl Lindgren', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const westVirginia: Site = {
  agency: 'west-virginia',
  program: 'west-virginia-police-and-peers',
  prefix: 'wv',
  organisations: {
    police: { title: 'Kanawha Valley Police', part2: false },
    peerSupport: { title: 'Mountain State Peer Recovery', part2: false },
    treatment: { title: 'Elk River Treatment Center', part2: true },
    court: { title: 'County Justice Partners, West Virginia', part2: false },
    services: { title: 'Police and Peers Program Office', part2: false },
  },
  providers: ['Riverbend Detox Center', 'Hilltop Recovery Residence'],
  people: {
    officer: ['Wesley Cantrell', ['officer'], 'police'],
    'officer-2': ['Brenda Stover', ['officer'], 'police'],
    responder: ['Hollis Ramey', ['responder'], 'services'],
    peer: ['Crystal Hager', ['peer'], 'peerSupport'],
    'peer-2': ['Dustin Skeens', ['peer'], 'peerSupport'],
    clinician: ['Dr. Leah Baumgartner', ['clinician'], 'treatment'],
    'case-manager': ['Tonya Estep', ['caseManager'], 'services'],
    'court-liaison': ['Roy Lilly', ['courtLiaison'], 'court'],
    prosecutor: ['Paula Vance', ['prosecutor'], 'court'],
    defender: ['Ezra Conley', ['defender'], 'court'],
    coordinator: ['Darlene Mullins', ['coordinator'], 'services'],
    supervisor: ['Vernon Teague', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Judith Casto', ['privacyOfficer'], 'services'],
    administrator: ['Ray Pauley', ['administrator'], 'services'],
    provider: ['Gwen Sizemore', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const cecilCounty: Site = {
  agency: 'cecil-county',
  program: 'voices-of-recovery',
  prefix: 'vor',
  organisations: {
    police: { title: "Cecil County Sheriff's Office", part2: false },
    peerSupport: { title: 'Voices of Recovery Peer Center', part2: false },
    treatment: { title: 'Upper Bay Treatment Services', part2: true },
    court: { title: 'Cecil County Justice Partners', part2: false },
    services: { title: 'Cecil County Health Department', part2: false },
  },
  providers: ['Susquehanna Recovery House', 'North East Outpatient Care'],
  people: {
    officer: ['Warren Biddle', ['officer'], 'police'],
    'officer-2': ['Alicia Foard', ['officer'], 'police'],
    responder: ['Curtis Mahoney', ['responder'], 'services'],
    peer: ['Shawna Preston', ['peer'], 'peerSupport'],
    'peer-2': ['Terrell Gaines', ['peer'], 'peerSupport'],
    clinician: ['Dr. Olivia Strand', ['clinician'], 'treatment'],
    'case-manager': ['Nadine Boulden', ['caseManager'], 'services'],
    'court-liaison': ['Keith Racine', ['courtLiaison'], 'court'],
    prosecutor: ['Helen Touchton', ['prosecutor'], 'court'],
    defender: ['Marcus Ewing', ['defender'], 'court'],
    coordinator: ['Fiona Craddock', ['coordinator'], 'services'],
    supervisor: ['Leon Bristow', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Ada Whitlock', ['privacyOfficer'], 'services'],
    administrator: ['Stuart Crane', ['administrator'], 'services'],
    provider: ['Ines Moreau', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const missouri: Site = {
  agency: 'missouri',
  program: 'connecting-the-dots',
  prefix: 'dots',
  organisations: {
    police: { title: 'Gateway Metropolitan Police', part2: false },
    peerSupport: { title: 'Riverfront Peer Recovery', part2: false },
    treatment: { title: 'Tower Grove Treatment Center', part2: true },
    court: { title: 'St. Louis Justice Partners', part2: false },
    services: { title: 'DOTS Coordination Office', part2: false },
  },
  providers: ['Carondelet Recovery House', 'Soulard Outpatient Clinic'],
  people: {
    officer: ['Jerome Pruitt', ['officer'], 'police'],
    'officer-2': ['Kathleen Busch', ['officer'], 'police'],
    responder: ['Damien Foley', ['responder'], 'services'],
    peer: ['Sheryl Oates', ['peer'], 'peerSupport'],
    'peer-2': ['Malik Grier', ['peer'], 'peerSupport'],
    clinician: ['Dr. Ingrid Vogel', ['clinician'], 'treatment'],
    'case-manager': ['Rochelle Tatum', ['caseManager'], 'services'],
    'court-liaison': ['Dennis Kramer', ['courtLiaison'], 'court'],
    prosecutor: ['Patricia Lund', ['prosecutor'], 'court'],
    defender: ['Simon Ashby', ['defender'], 'court'],
    coordinator: ['Monique Delacroix', ['coordinator'], 'services'],
    supervisor: ['Otis Barber', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Elaine Hutchins', ['privacyOfficer'], 'services'],
    administrator: ['Vikram Desai', ['administrator'], 'services'],
    provider: ['Bernice Cole', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const plymouthCounty: Site = {
  agency: 'plymouth-county',
  program: 'plymouth-county-outreach',
  prefix: 'pco',
  organisations: {
    police: { title: 'Plymouth Police Department', part2: false },
    peerSupport: { title: 'Old Colony Recovery Coaches', part2: false },
    treatment: { title: 'South Shore Treatment Services', part2: true },
    court: { title: 'Plymouth County Justice Partners', part2: false },
    services: { title: 'Plymouth County Outreach Office', part2: false },
  },
  providers: ['Wareham Recovery House', 'Brockton Stabilization Services'],
  people: {
    officer: ['Sean Gallagher', ['officer'], 'police', { professions: ['plainclothesOfficer'] }],
    'officer-2': ['Denise Pimentel', ['officer'], 'police', { professions: ['plainclothesOfficer'], department: 'Brockton Police Department' }],
    responder: ['Kyle Brennan', ['responder'], 'services'],
    peer: ['Maura Sweeney', ['peer'], 'peerSupport'],
    'peer-2': ['Antonio Cabral', ['peer'], 'peerSupport'],
    clinician: ['Dr. Beth Wolcott', ['clinician'], 'treatment'],
    'case-manager': ['Rosa Teixeira', ['caseManager'], 'services', { professions: ['caseManager', 'socialWorker'] }],
    'court-liaison': ['Howard Leary', ['courtLiaison'], 'court'],
    prosecutor: ['Lydia Crowell', ['prosecutor'], 'court'],
    defender: ['Aaron Fitch', ['defender'], 'court'],
    coordinator: ['Colleen Shaw', ['coordinator'], 'services'],
    supervisor: ['Winston Gomes', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Martha Snow', ['privacyOfficer'], 'services'],
    administrator: ['Neil Ferreira', ['administrator'], 'services'],
    provider: ['Joyce Almeida', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const huntington: Site = {
  agency: 'huntington',
  program: 'huntington-qrt',
  prefix: 'qrt',
  organisations: {
    police: { title: 'Huntington Police Department', part2: false },
    peerSupport: { title: 'Ohio River Peer Recovery', part2: false },
    treatment: { title: 'Tri-State Treatment Center', part2: true },
    court: { title: 'Cabell County Justice Partners', part2: false },
    services: { title: 'Cabell County EMS', part2: false },
  },
  providers: ['Ritter Park Recovery House', 'Guyandotte Outpatient Care'],
  people: {
    officer: ['Travis Adkins', ['officer'], 'police'],
    'officer-2': ['Melanie Spurlock', ['officer'], 'police', { professions: ['plainclothesOfficer'] }],
    responder: ['Jodie Maynard', ['responder'], 'services'],
    peer: ['Randall Perry', ['peer'], 'peerSupport'],
    'peer-2': ['Kendra Blevins', ['peer'], 'peerSupport'],
    clinician: ['Dr. Samir Haddad', ['clinician'], 'treatment'],
    'case-manager': ['Angela Withrow', ['caseManager'], 'services'],
    'court-liaison': ['Craig Nance', ['courtLiaison'], 'court'],
    prosecutor: ['Rebecca Stowe', ['prosecutor'], 'court'],
    defender: ['Philip Harless', ['defender'], 'court'],
    coordinator: ['Lorna Chapman', ['coordinator'], 'services'],
    supervisor: ['Edwin Napier', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Carolyn Bias', ['privacyOfficer'], 'services'],
    administrator: ['Todd Ferrell', ['administrator'], 'services'],
    provider: ['Mabel Queen', ['provider'], 'treatment'],
    'faith-leader': ['Rev. Nathaniel Cross', ['responder'], 'services', { professions: ['faithLeader'] }],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const longmont: Site = {
  agency: 'longmont',
  program: 'longmont-core',
  prefix: 'core',
  organisations: {
    police: { title: 'Longmont Public Safety', part2: false },
    peerSupport: { title: 'St. Vrain Peer Support', part2: false },
    treatment: { title: 'Front Range Behavioral Clinic', part2: true },
    court: { title: 'Boulder County Justice Partners', part2: false },
    services: { title: 'Longmont Community Services', part2: false },
  },
  providers: ['Left Hand Recovery House', 'Twin Peaks Inpatient Center'],
  people: {
    officer: ['Brandon Keller', ['officer'], 'police'],
    'officer-2': ['Marisol Archuleta', ['officer'], 'police'],
    responder: ['Hayden Frost', ['responder'], 'services', { professions: ['paramedic'] }],
    peer: ['Jolene Trujillo', ['peer'], 'peerSupport'],
    'peer-2': ['Caleb Winters', ['peer'], 'peerSupport'],
    clinician: ['Dr. Naoko Ishida', ['clinician'], 'treatment'],
    'case-manager': ['Lucia Baca', ['caseManager'], 'services'],
    'court-liaison': ['Dean Hollister', ['courtLiaison'], 'court'],
    prosecutor: ['Theresa Quill', ['prosecutor'], 'court'],
    defender: ['Isaac Romero', ['defender'], 'court'],
    coordinator: ['Paige Sorensen', ['coordinator'], 'services'],
    supervisor: ['Roland Meeks', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Vera Lindahl', ['privacyOfficer'], 'services'],
    administrator: ['Arjun Mehta', ['administrator'], 'services'],
    provider: ['Celeste Garner', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const paari: Site = {
  agency: 'paari-massachusetts',
  program: 'paari-hub',
  prefix: 'paari',
  organisations: {
    police: { title: 'Harbor Town Police', part2: false },
    peerSupport: { title: 'Bay State Recovery Coaches', part2: false },
    treatment: { title: 'Merrimack Treatment Center', part2: true },
    court: { title: 'Harbor Town Justice Partners', part2: false },
    services: { title: 'Harbor Town Outreach Hub', part2: false },
  },
  providers: ['Quarry Street Recovery House', 'Seaside Outpatient Care'],
  people: {
    officer: ['Patrick Donnelly', ['officer'], 'police'],
    'officer-2': ['Yvonne Baptiste', ['officer'], 'police', { professions: ['plainclothesOfficer'] }],
    responder: ['Glenn Murphy', ['responder'], 'services'],
    peer: ['Erin Callahan', ['peer'], 'peerSupport'],
    'peer-2': ['Luis Figueroa', ['peer'], 'peerSupport'],
    clinician: ['Dr. Priscilla Chan', ['clinician'], 'treatment'],
    'case-manager': ['Tamara Vieira', ['caseManager'], 'services'],
    'court-liaison': ['Brian Keough', ['courtLiaison'], 'court'],
    prosecutor: ['Audrey Lennox', ['prosecutor'], 'court'],
    defender: ['Noah Silver', ['defender'], 'court'],
    coordinator: ['Janet Moriarty', ['coordinator'], 'services'],
    supervisor: ['Clifton Reed', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Sylvia Hartwell', ['privacyOfficer'], 'services'],
    administrator: ['Manoj Iyer', ['administrator'], 'services'],
    provider: ['Doreen Kelly', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const santaFe: Site = {
  agency: 'santa-fe',
  program: 'santa-fe-lead',
  prefix: 'lead',
  organisations: {
    police: { title: 'Santa Fe Police', part2: false },
    peerSupport: { title: 'Sangre de Cristo Peer Network', part2: false },
    treatment: { title: 'Acequia Treatment Services', part2: true },
    court: { title: 'First Judicial Justice Partners', part2: false },
    services: { title: 'Santa Fe Diversion Office', part2: false },
  },
  providers: ['Agua Fria Recovery House', 'Cerrillos Outpatient Care'],
  people: {
    officer: ['Gabriel Ortega', ['officer'], 'police'],
    'officer-2': ['Nicole Sandoval', ['officer'], 'police'],
    responder: ['Tobias Hale', ['responder'], 'services'],
    peer: ['Ramona Chavez', ['peer'], 'peerSupport'],
    'peer-2': ['Everett Lujan', ['peer'], 'peerSupport'],
    clinician: ['Dr. Simone Archer', ['clinician'], 'treatment'],
    'case-manager': ['Estela Montoya', ['caseManager'], 'services'],
    'court-liaison': ['Walter Ridge', ['courtLiaison'], 'court'],
    prosecutor: ['Corinne Blake', ['prosecutor'], 'court'],
    defender: ['Mateo Gallegos', ['defender'], 'court'],
    coordinator: ['Delia Romero', ['coordinator'], 'services'],
    supervisor: ['Hugh Pacheco', ['supervisor'], 'peerSupport'],
    'privacy-officer': ['Irene Maes', ['privacyOfficer'], 'services'],
    administrator: ['Sanjay Rao', ['administrator'], 'services'],
    provider: ['Flora Tapia', ['provider'], 'treatment'],
    feed: ['Overdose notice feed', ['feed'], 'police'],
  },
};

const sites = [philadelphia, losAngeles, madison, westVirginia, cecilCounty, missouri, plymouthCounty, huntington, longmont, paari, santaFe].map(withRequestsForHelp);

/** One account for each role of each demo program, all of them fictional. */
export const demoStaff: readonly StaffMember[] = sites.flatMap(staffOf);

/** Every organisation of the demo agencies, also the treatment providers whose staff do not sign in. */
export const demoOrganisations: readonly DemoOrganisation[] = sites.flatMap(organisationsOf);

/** Where the program has a pathway for them. */
function withRequestsForHelp(site: Site): Site {
  if (!pathwayForHelp(programs[site.program]!, 'self')) return site;
  return { ...site, people: { ...site.people, help: ['Requests for help by the public', ['feed'], 'services', { scopes: ['help:write'] }] } };
}

function staffOf({ agency, program, prefix, organisations, people }: Site): StaffMember[] {
  return Object.entries(people).map(([account, [name, roles, type, { professions, department, scopes = ofNotices } = {}]]) => ({
    account: `${prefix}-${account}`,
    name,
    agency,
    organisation: { ...organisations[type], ...(department !== undefined && { title: department }), type },
    roles,
    professions: professions ?? roles.flatMap((role) => professionOf[role] ?? []),
    credentials: roles.includes('peer') ? [...programs[program]!.peerWork.credentials, 'confidentialityTerms'] : [],
    programs: [program],
    ...(roles.includes('feed') && { scopes }),
  }));
}

function organisationsOf({ agency, program, organisations, providers }: Site): DemoOrganisation[] {
  const own = Object.entries(organisations).map(([type, rest]) => ({ ...rest, agency, type: type as OrganisationType }));
  const titled = own.map(({ title }) => title);
  const departments = Object.values(programs[program]!.areas).flatMap(({ department }) => department ?? []).filter((title) => !titled.includes(title));
  return [
    ...own,
    ...departments.map((title) => ({ agency, title, type: 'police' as const, part2: false })),
    ...providers.map((title) => ({ agency, title, type: 'treatment' as const, part2: true })),
  ];
}
