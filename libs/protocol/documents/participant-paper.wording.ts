import type { ConditionKind, ConditionStatus, DeadlineKind } from '../case-file.js';
import type { Role } from '../roles.js';
import type { Language } from './printed-document.js';

export interface ParticipantPaperWording {
  title: string;
  participant: string;
  printedOn: string;
  next: string;
  comesToMeet: (name: string, day: string, minute: string) => string;
  inTouchBy: (day: string) => string;
  nothingNext: string;
  charges: string;
  chargeColumns: readonly string[];
  deadlines: Readonly<Record<DeadlineKind, string>>;
  noDeadline: string;
  conditions: string;
  conditionColumns: readonly string[];
  kinds: Readonly<Record<ConditionKind, string>>;
  statuses: Readonly<Record<ConditionStatus, string>>;
  unsigned: string;
  contacts: string;
  contactColumns: readonly string[];
  roles: Partial<Readonly<Record<Role, string>>>;
  noContacts: string;
  referrals: string;
  referralColumns: readonly string[];
  consents: string;
  noConsents: string;
  consent: (day: string) => string;
  mayBeShared: string;
  sharedWith: string;
  revoke: string;
  revokeAtDisposition: string;
  revocationAsked: string;
  told: string;
  toldColumns: readonly string[];
  nobodyTold: string;
  mayAsk: string;
  rights: readonly string[];
  emergency: string;
  emergencyLines: readonly string[];
  foot: string;
}

const en: ParticipantPaperWording = {
  title: 'Your plan and your rights',
  participant: 'For',
  printedOn: 'Printed on',
  next: 'What comes next',
  comesToMeet: (name, day, minute) => `${name} comes to meet you on ${day} at ${minute}.`,
  inTouchBy: (day) => `Your team will be in touch with you by ${day}.`,
  nothingNext: 'No date is set. Ask your team when you will meet again.',
  charges: 'Your charges',
  chargeColumns: ['Charge', 'What is due', 'By when'],
  deadlines: {
    acceptanceDue: 'The prosecutor decides if the charge is put on hold',
    signatureDue: 'You read your conditions, and sign them if you agree',
    holdEnds: 'The time to meet your conditions ends',
    decisionDue: 'The prosecutor decides what happens to the charge',
    decisionOverdue: 'The decision of the prosecutor is late',
  },
  noDeadline: 'Nothing is due now',
  conditions: 'Your conditions',
  conditionColumns: ['What you agreed to', 'Last day', 'How it stands'],
  kinds: {
    attend: 'Go to your appointments',
    complete: 'Finish a program or plan',
    engage: 'Stay in touch with your team',
    report: 'Report as you agreed',
    restore: 'Repair the harm',
    noNewCharge: 'No new charge',
  },
  statuses: { open: 'To do', notYet: 'Not yet done', met: 'Done', missed: 'Marked as missed' },
  unsigned: 'There are new conditions that you have not signed. They do not count before you sign them.',
  contacts: 'Your team',
  contactColumns: ['Name', 'What they do'],
  roles: { peer: 'Your peer: somebody who has been there', caseManager: 'Your case manager', clinician: 'Your clinician', coordinator: 'Coordinator', courtLiaison: 'Court liaison', supervisor: 'Supervisor', defender: 'Your defender' },
  noContacts: 'Nobody is named yet. Ask the program who is there for you.',
  referrals: 'Where we referred you',
  referralColumns: ['Service', 'Where'],
  consents: 'What you agreed that we may share',
  noConsents: 'You have no consent in force. We share nothing about your treatment, except where the law says so.',
  consent: (day) => `The consent you signed on ${day}`,
  mayBeShared: 'We may share',
  sharedWith: 'With',
  revoke: 'To take it back, tell anybody on your team, by word or in writing. You need no reason. From then on we stop sharing.',
  revokeAtDisposition: 'It lasts until your charges are closed. You can say now that you take it back. It then ends when your charges are closed.',
  revocationAsked: 'You have said that you take it back. It ends when your charges are closed.',
  told: 'Who was told about you',
  toldColumns: ['Who', 'How often', 'Last time'],
  nobodyTold: 'Nobody has been told anything about your treatment.',
  mayAsk: 'What you may ask for',
  rights: [
    'A full list of who was told what about you, and why.',
    'A copy of each consent that you signed.',
    'That we correct what is wrong in your record.',
    'Help in your own language.',
    'To stop. This program is your choice. If you have a charge on hold, ask your defender first what that means.',
  ],
  emergency: 'If you need help now',
  emergencyLines: ['Danger to life: call 911.', 'In a crisis: call or text 988, day or night.'],
  foot: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
};

const es: ParticipantPaperWording = {
  title: 'Su plan y sus derechos',
  participant: 'Para',
  printedOn: 'Impreso el',
  next: 'Lo que sigue',
  comesToMeet: (name, day, minute) => `${name} viene a verle el ${day} a las ${minute}.`,
  inTouchBy: (day) => `Su equipo se comunicará con usted a más tardar el ${day}.`,
  nothingNext: 'No hay fecha fijada. Pregunte a su equipo cuándo se verán de nuevo.',
  charges: 'Sus cargos',
  chargeColumns: ['Cargo', 'Qué falta', 'Hasta cuándo'],
  deadlines: {
    acceptanceDue: 'La fiscalía decide si el cargo queda en espera',
    signatureDue: 'Usted lee sus condiciones y las firma si está de acuerdo',
    holdEnds: 'Termina el tiempo para cumplir sus condiciones',
    decisionDue: 'La fiscalía decide qué pasa con el cargo',
    decisionOverdue: 'La decisión de la fiscalía está atrasada',
  },
  noDeadline: 'Ahora no falta nada',
  conditions: 'Sus condiciones',
  conditionColumns: ['Lo que usted aceptó', 'Último día', 'Cómo va'],
  kinds: {
    attend: 'Ir a sus citas',
    complete: 'Terminar un programa o plan',
    engage: 'Seguir en contacto con su equipo',
    report: 'Informar como se acordó',
    restore: 'Reparar el daño',
    noNewCharge: 'Ningún cargo nuevo',
  },
  statuses: { open: 'Por hacer', notYet: 'Todavía no', met: 'Hecho', missed: 'Anotado como no cumplido' },
  unsigned: 'Hay condiciones nuevas que usted no ha firmado. No cuentan antes de que las firme.',
  contacts: 'Su equipo',
  contactColumns: ['Nombre', 'Qué hace'],
  roles: { peer: 'Su par: alguien que ha pasado por lo mismo', caseManager: 'Quien lleva su caso', clinician: 'Su profesional clínico', coordinator: 'Coordinación', courtLiaison: 'Enlace con el tribunal', supervisor: 'Supervisión', defender: 'Su defensa' },
  noContacts: 'Todavía no hay nadie nombrado. Pregunte al programa quién está para usted.',
  referrals: 'A dónde le referimos',
  referralColumns: ['Servicio', 'Dónde'],
  consents: 'Lo que usted aceptó que compartamos',
  noConsents: 'Usted no tiene ningún consentimiento en vigor. No compartimos nada sobre su tratamiento, salvo lo que dice la ley.',
  consent: (day) => `El consentimiento que firmó el ${day}`,
  mayBeShared: 'Podemos compartir',
  sharedWith: 'Con',
  revoke: 'Para retirarlo, dígalo a cualquier persona de su equipo, de palabra o por escrito. No necesita dar razones. Desde ese momento dejamos de compartir.',
  revokeAtDisposition: 'Dura hasta que se cierren sus cargos. Puede decir ahora que lo retira. Entonces termina cuando se cierren sus cargos.',
  revocationAsked: 'Usted ha dicho que lo retira. Termina cuando se cierren sus cargos.',
  told: 'A quién se informó sobre usted',
  toldColumns: ['Quién', 'Cuántas veces', 'Última vez'],
  nobodyTold: 'A nadie se le ha informado nada sobre su tratamiento.',
  mayAsk: 'Lo que puede pedir',
  rights: [
    'Una lista completa de a quién se informó qué sobre usted, y por qué.',
    'Una copia de cada consentimiento que firmó.',
    'Que corrijamos lo que esté mal en su expediente.',
    'Ayuda en su propio idioma.',
    'Dejarlo. Este programa es su elección. Si tiene un cargo en espera, pregunte antes a su defensa qué significa eso.',
  ],
  emergency: 'Si necesita ayuda ahora',
  emergencyLines: ['Peligro de muerte: llame al 911.', 'En una crisis: llame o mande un texto al 988, de día o de noche.'],
  foot: '42 CFR parte 2 prohíbe el uso o la divulgación no autorizados de estos registros.',
};

export const participantPaperWordings: Readonly<Record<Language, ParticipantPaperWording>> = { en, es };
