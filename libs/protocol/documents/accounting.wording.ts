import type { Language } from './printed-document.js';

type Words = Readonly<Record<string, string>>;

export interface AccountingWording {
  title: string;
  participant: string;
  printedOn: string;
  yourRight: string;
  right: string;
  disclosures: string;
  none: string;
  columns: readonly string[];
  /** By code; a purpose that is no code is in the consent's own words. */
  purposes: Words;
  laws: Words;
  noGround: string;
  sections: Words;
  kinds: Words;
  other: string;
  consentOf: (day: string) => string;
  entries: (numbers: string) => string;
}

const en: AccountingWording = {
  title: 'To whom your information was disclosed',
  participant: 'Participant',
  printedOn: 'Printed on',
  yourRight: 'Your right',
  right: 'You may ask at any time for this list of what was disclosed about your treatment (42 CFR 2.25). You may revoke a consent at any time; what was disclosed before stays on this list.',
  disclosures: 'Disclosures',
  none: 'Nothing has been disclosed.',
  columns: ['When', 'To whom', 'For what purpose', 'What', 'On what ground'],
  purposes: { consent: 'As the consent states', courtPacket: 'To be handed to the court', medicalEmergency: 'A medical emergency', reportOfChildAbuse: 'A report of suspected child abuse', courtOrder: "A court's order" },
  laws: { medicalEmergency: 'Medical emergency (42 CFR 2.51)', reportOfChildAbuse: 'Report of suspected child abuse (42 CFR 2.12(c)(6))', courtOrder: 'Court order' },
  noGround: 'Without a consent',
  sections: {
    intake: 'Intake',
    plan: 'Service plan',
    placements: 'Referrals and places',
    hops: 'Referrals and places',
    received: 'Services received',
    conditions: 'How conditions stand',
    terms: 'The terms and their signature',
    recommendation: 'The recommendation',
    followUp: 'Follow-up',
    engagement: 'Whether you were engaged',
    feedback: 'Whether you were engaged, and have a place',
    milestones: 'Milestones',
    recoveryCapital: 'Recovery capital',
    closing: 'The closing record',
  },
  kinds: { charge: 'The charge', stage: 'How far the case has come', options: 'Services received', file: 'A file', referral: 'Referrals and places' },
  other: 'Other information',
  consentOf: (day) => `Your consent of ${day}`,
  entries: (numbers) => `Entries ${numbers} of the record`,
};

const es: AccountingWording = {
  title: 'A quién se divulgó su información',
  participant: 'Participante',
  printedOn: 'Impreso el',
  yourRight: 'Su derecho',
  right: 'Puede pedir en cualquier momento esta lista de lo que se divulgó sobre su tratamiento (42 CFR 2.25). Puede revocar un consentimiento en cualquier momento; lo que se divulgó antes permanece en esta lista.',
  disclosures: 'Divulgaciones',
  none: 'No se ha divulgado nada.',
  columns: ['Cuándo', 'A quién', 'Con qué fin', 'Qué', 'Con qué fundamento'],
  purposes: { consent: 'El que indica el consentimiento', courtPacket: 'Para entregarse al tribunal', medicalEmergency: 'Una emergencia médica', reportOfChildAbuse: 'Un informe de sospecha de maltrato infantil', courtOrder: 'Una orden judicial' },
  laws: { medicalEmergency: 'Emergencia médica (42 CFR 2.51)', reportOfChildAbuse: 'Denuncia de sospecha de maltrato infantil (42 CFR 2.12(c)(6))', courtOrder: 'Orden judicial' },
  noGround: 'Sin consentimiento',
  sections: {
    intake: 'Admisión',
    plan: 'Plan de servicios',
    placements: 'Referencias y plazas',
    hops: 'Referencias y plazas',
    received: 'Servicios recibidos',
    conditions: 'Estado de las condiciones',
    terms: 'Las condiciones y su firma',
    recommendation: 'La recomendación',
    followUp: 'Seguimiento',
    engagement: 'Si siguió en contacto',
    feedback: 'Si siguió en contacto y tiene una plaza',
    milestones: 'Logros',
    recoveryCapital: 'Capital de recuperación',
    closing: 'El registro de cierre',
  },
  kinds: { charge: 'El cargo', stage: 'Hasta dónde ha llegado el caso', options: 'Servicios recibidos', file: 'Un archivo', referral: 'Referencias y plazas' },
  other: 'Otra información',
  consentOf: (day) => `Su consentimiento del ${day}`,
  entries: (numbers) => `Anotaciones ${numbers} del expediente`,
};

export const accountingWordings: Readonly<Record<Language, AccountingWording>> = { en, es };
