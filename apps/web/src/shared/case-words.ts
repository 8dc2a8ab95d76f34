import type { ChargeStatus } from '#protocol/case-file';
import type { PathwayId, StageId } from '#protocol/program';
import type { Role } from '#protocol/roles';
import { addWords } from '../i18n/index';

const pathways = {
  selfReferral: 'Self-referral',
  activeOutreach: 'Active outreach',
  naloxonePlus: 'Naloxone plus',
  officerPrevention: 'Officer prevention',
  officerIntervention: 'Officer intervention',
} satisfies Record<PathwayId, string>;

const stages = {
  eligibility: 'Eligibility',
  outreach: 'Outreach',
  familySupport: 'Support for the family',
  warmHandoff: 'Warm handoff',
  intake: 'Intake and plan',
  consent: 'Consent',
  placement: 'Placement',
  abeyance: 'Charges held',
  followUp: 'Follow-up',
} satisfies Record<StageId, string>;

const roles = {
  officer: 'Officer',
  responder: 'Responder',
  peer: 'Peer',
  clinician: 'Clinician',
  caseManager: 'Case manager',
  courtLiaison: 'Court liaison',
  prosecutor: 'Prosecutor',
  defender: 'Defender',
  provider: 'Provider',
  coordinator: 'Coordinator',
  supervisor: 'Supervisor',
  privacyOfficer: 'Privacy officer',
  administrator: 'Administrator',
  feed: 'Machine account',
} satisfies Record<Role, string>;

const charges = {
  screened: 'Waits for acceptance',
  notHeld: 'Not held',
  offered: 'Accepted, waits for the signature',
  held: 'Held',
  declined: 'Declined or voided',
  dismissed: 'Dismissed',
  reinstated: 'Reinstated',
  filed: 'Filed',
  returned: 'Went back to the ordinary process',
} satisfies Record<ChargeStatus, string>;

const chargesInSpanish = {
  screened: 'Espera aceptación',
  notHeld: 'No está en suspenso',
  offered: 'Aceptado, espera la firma',
  held: 'En suspenso',
  declined: 'Declinado o anulado',
  dismissed: 'Desestimado',
  reinstated: 'Restablecido',
  filed: 'Presentado',
  returned: 'Volvió al proceso ordinario',
} satisfies Record<ChargeStatus, string>;

/** What the protocol's own ids are called, wherever a case is shown. */
const useCaseWords = addWords('caseNames', {
  en: {
    pathways,
    stages,
    roles,
    charges,
    endings: { ...charges, screened: 'Not accepted', offered: 'Not signed' },
    status: { open: 'Open', closed: 'Closed' },
    outcomes: {
      eligible: 'Eligible',
      notEligible: 'Not eligible',
      met: 'Met',
      declined: 'Declined',
      notReached: 'Not reached',
      given: 'Given',
      deferred: 'Left for later',
      placed: 'Has a place',
      notWanted: 'Not wanted now',
      engaged: 'Engaged',
      supported: 'Supported',
      noFamilyKnown: 'No family known',
      released: 'Released',
      prosecuted: 'Prosecuted',
      notHeld: 'Not held',
      completed: 'Completed',
      ended: 'Ended',
      placementWanted: 'A place is wanted again',
      withdrawn: 'The person has left the program',
      transferred: 'Handed over to another agency',
    },
    number: 'No. {{number}}',
  },
  es: {
    pathways: {
      selfReferral: 'Presentación voluntaria',
      activeOutreach: 'Acercamiento activo',
      naloxonePlus: 'Naloxona y más',
      officerPrevention: 'Prevención por agentes',
      officerIntervention: 'Intervención de agentes',
    },
    stages: {
      eligibility: 'Elegibilidad',
      outreach: 'Acercamiento',
      familySupport: 'Apoyo a la familia',
      warmHandoff: 'Entrega en persona',
      intake: 'Ingreso y plan',
      consent: 'Consentimiento',
      placement: 'Colocación',
      abeyance: 'Cargos en suspenso',
      followUp: 'Seguimiento',
    },
    roles: {
      officer: 'Agente',
      responder: 'Personal de emergencia',
      peer: 'Especialista de apoyo entre pares',
      clinician: 'Profesional clínico',
      caseManager: 'Gestor de casos',
      courtLiaison: 'Enlace con el tribunal',
      prosecutor: 'Fiscal',
      defender: 'Defensor',
      provider: 'Proveedor',
      coordinator: 'Coordinador',
      supervisor: 'Supervisor',
      privacyOfficer: 'Responsable de privacidad',
      administrator: 'Administrador',
      feed: 'Cuenta de otro sistema',
    },
    charges: chargesInSpanish,
    endings: { ...chargesInSpanish, screened: 'No aceptado', notHeld: 'No quedó en suspenso', offered: 'No firmado' },
    status: { open: 'Abierto', closed: 'Cerrado' },
    outcomes: {
      eligible: 'Elegible',
      notEligible: 'No elegible',
      met: 'Hubo encuentro',
      declined: 'No aceptó',
      notReached: 'No se le encontró',
      given: 'Dado',
      deferred: 'Queda para después',
      placed: 'Tiene un lugar',
      notWanted: 'No se desea por ahora',
      engaged: 'Participa',
      supported: 'Con apoyo',
      noFamilyKnown: 'No se conoce familia',
      released: 'Liberado',
      prosecuted: 'Procesado',
      notHeld: 'No quedó en suspenso',
      completed: 'Completo',
      ended: 'Terminado',
      placementWanted: 'Se desea un lugar de nuevo',
      withdrawn: 'La persona dejó el programa',
      transferred: 'Entregado a otra agencia',
    },
    number: 'N.º {{number}}',
  },
});

type Group = 'pathways' | 'stages' | 'roles' | 'charges' | 'endings' | 'status' | 'outcomes';

export interface CaseNames {
  pathway(this: void, id: string): string;
  stage(this: void, id: string): string;
  role(this: void, id: string): string;
  /** How a charge stands. */
  charge(this: void, status: string): string;
  /** How a charge stood when its record was sealed: nothing waits any more. */
  ending(this: void, status: string): string;
  status(this: void, id: string): string;
  outcome(this: void, id: string): string;
  /** A short name of a case, the same for everybody: the end of its id. */
  number(this: void, caseId: string): string;
}

/** What is newer than these words is shown as the protocol names it. */
export function useCaseNames(): CaseNames {
  const say = useCaseWords();
  const name = (group: Group) => (id: string) => say(`${group}.${id}` as 'status.open', { defaultValue: id });
  return {
    pathway: name('pathways'),
    stage: name('stages'),
    role: name('roles'),
    charge: name('charges'),
    ending: name('endings'),
    status: name('status'),
    outcome: name('outcomes'),
    number: (caseId) => say('number', { number: caseId.slice(-6).toUpperCase() }),
  };
}
