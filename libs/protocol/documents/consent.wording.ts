import type { ConsentKind, ConsentScope, RecipientClass } from '../case-file.js';
import { consentKinds, consentScopes, recipientClasses } from '../rules/consent.rule.js';
import type { Language } from './printed-document.js';

export interface ConsentWording {
  title: string;
  participant: string;
  signedOn: string;
  printedOn: string;
  kind: string;
  kinds: Readonly<Record<ConsentKind, string>>;
  discloser: string;
  scope: string;
  scopes: Readonly<Record<ConsentScope, string>>;
  recipients: string;
  classes: Readonly<Record<RecipientClass, string>>;
  /** Before the members of an intermediary. */
  members: string;
  purpose: string;
  ends: string;
  endsOn: (day: string) => string;
  endsAtDisposition: string;
  endsWithCase: string;
  endsWithCondition: (condition: string) => string;
  revocation: string;
  revocable: readonly string[];
  revocableAtDisposition: readonly string[];
  redisclosure: string;
  redisclosureRisk: string;
  redisclosureForProceedings: string;
  understood: string;
  ways: Readonly<Record<'readAloud' | 'readBySelf' | 'interpreter', string>>;
  signature: string;
  state: string;
  revokedOn: (day: string) => string;
  revocationAsked: string;
  revokedFor: (recipient: string, day: string) => string;
  revocationAskedFor: (recipient: string) => string;
  endedOn: (day: string) => string;
  unreadable: string;
  foot: string;
}

const en: ConsentWording = {
  title: 'Consent to disclose information',
  participant: 'Participant',
  signedOn: 'Signed on',
  printedOn: 'Printed on',
  kind: 'Kind of consent',
  kinds: consentKinds,
  discloser: 'Who may disclose',
  scope: 'What may be disclosed',
  scopes: consentScopes,
  recipients: 'To whom',
  classes: recipientClasses,
  members: 'passes on to',
  purpose: 'For what purpose',
  ends: 'When it ends',
  endsOn: (day) => `Its last day is ${day}.`,
  endsAtDisposition: 'It ends with the final disposition of the charges.',
  endsWithCase: "It ends when the person's case with the program closes.",
  endsWithCondition: (condition) => `It ends when this has come to pass: ${condition}`,
  revocation: 'Your right to revoke it',
  revocable: [
    "You can revoke this consent at any time, for all who are named in it or for one of them. Tell anybody of the program's team or its privacy officer, in writing or aloud.",
    'It takes effect at once. What was disclosed before, in reliance on this consent, stays disclosed.',
  ],
  revocableAtDisposition: [
    "This consent lasts until the final disposition of the charges and cannot be revoked with effect before it (42 CFR 2.35). You can say at any time that you revoke it: tell anybody of the program's team, its privacy officer or your defender. It then takes effect with the final disposition.",
    'Whoever receives information under it may use and disclose it only to carry out the duties toward the case for which it was given.',
  ],
  redisclosure: 'What a recipient may do with it',
  redisclosureRisk:
    'Information disclosed for treatment, payment and health care operations may be disclosed again by its recipient, as the HIPAA regulations permit, and may then no longer be protected by 42 CFR part 2.',
  redisclosureForProceedings:
    'It may not be used or disclosed in civil, criminal, administrative or legislative proceedings against you, unless you consent to that or a court orders it under 42 CFR part 2.',
  understood: 'How it was understood',
  ways: {
    readAloud: 'It was read aloud, and the person understood it.',
    readBySelf: 'The person read it and understood it.',
    interpreter: 'It was explained with an interpreter, and the person understood it.',
  },
  signature: 'Signature',
  state: 'Since it was signed',
  revokedOn: (day) => `Revoked; the revocation took effect on ${day}.`,
  revocationAsked: 'A revocation was recorded; it takes effect with the final disposition of the charges.',
  revokedFor: (recipient, day) => `Revoked for ${recipient}; that took effect on ${day}.`,
  revocationAskedFor: (recipient) => `A revocation for ${recipient} was recorded; it takes effect with the final disposition of the charges.`,
  endedOn: (day) => `Ended on ${day}: its condition had come to pass.`,
  unreadable: 'It can no longer be read.',
  foot: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
};

const es: ConsentWording = {
  title: 'Consentimiento para divulgar información',
  participant: 'Participante',
  signedOn: 'Firmado el',
  printedOn: 'Impreso el',
  kind: 'Tipo de consentimiento',
  kinds: {
    treatment: 'Tratamiento, pago y operaciones',
    namedRecipient: 'Un destinatario nombrado',
    criminalJustice: 'Justicia penal: a personas que dan seguimiento al caso (42 CFR 2.35)',
    counselingNotes: 'Notas de consejería',
    legalProceedings: 'Procedimientos legales',
  },
  discloser: 'Quién puede divulgar',
  scope: 'Qué se puede divulgar',
  scopes: {
    participation: 'Que la persona participa: derivaciones, lugares, asistencia',
    conditions: 'Cómo van las condiciones de un cargo en espera, y lo que se recomienda a partir de ellas',
    assessments: 'Evaluaciones, diagnósticos y niveles de atención',
    servicePlan: 'El plan de servicios, el seguimiento y el capital de recuperación',
    notes: 'Notas y encuentros',
    counselingNotes: 'Notas de consejería',
  },
  recipients: 'A quién',
  classes: {
    careTeam: 'El equipo de atención del programa',
    treatingProviders: 'Los proveedores a los que se deriva a la persona',
    referringOfficers: 'Los agentes y socorristas que trajeron a la persona',
    prosecution: 'Los fiscales del cargo',
    courtLiaisons: 'Los enlaces del programa con el tribunal',
    defense: 'La defensa de la persona',
    outside: 'Alguien fuera del programa, nombrado en el texto',
  },
  members: 'lo transmite a',
  purpose: 'Para qué fin',
  ends: 'Cuándo termina',
  endsOn: (day) => `Su último día es el ${day}.`,
  endsAtDisposition: 'Termina con la resolución final de los cargos.',
  endsWithCase: 'Termina cuando se cierra el caso de la persona en el programa.',
  endsWithCondition: (condition) => `Termina cuando se haya cumplido lo siguiente: ${condition}`,
  revocation: 'Su derecho a revocarlo',
  revocable: [
    'Usted puede revocar este consentimiento en cualquier momento, para todos los que nombra o para uno de ellos. Dígaselo a cualquier persona del equipo del programa o a la persona encargada de la privacidad, por escrito o de palabra.',
    'La revocación tiene efecto de inmediato. Lo que se divulgó antes, confiando en este consentimiento, queda divulgado.',
  ],
  revocableAtDisposition: [
    'Este consentimiento dura hasta la resolución final de los cargos y no se puede revocar con efecto anterior (42 CFR 2.35). Usted puede decir en cualquier momento que lo revoca: dígaselo a cualquier persona del equipo del programa, a la persona encargada de la privacidad o a su defensa. La revocación tiene efecto con la resolución final.',
    'Quien recibe información por este consentimiento puede usarla y divulgarla solamente para cumplir con sus deberes en el caso para el que se dio.',
  ],
  redisclosure: 'Qué puede hacer con ella quien la recibe',
  redisclosureRisk:
    'La información divulgada para tratamiento, pago y operaciones de atención médica puede ser divulgada de nuevo por quien la recibe, según lo permiten las normas de HIPAA, y puede dejar de estar protegida por 42 CFR parte 2.',
  redisclosureForProceedings:
    'No se puede usar ni divulgar en procedimientos civiles, penales, administrativos o legislativos contra usted, salvo que usted lo consienta o un tribunal lo ordene según 42 CFR parte 2.',
  understood: 'Cómo se entendió',
  ways: {
    readAloud: 'Se leyó en voz alta y la persona lo entendió.',
    readBySelf: 'La persona lo leyó y lo entendió.',
    interpreter: 'Se explicó con intérprete y la persona lo entendió.',
  },
  signature: 'Firma',
  state: 'Desde la firma',
  revokedOn: (day) => `Revocado; la revocación tuvo efecto el ${day}.`,
  revocationAsked: 'Se registró una revocación; tiene efecto con la resolución final de los cargos.',
  revokedFor: (recipient, day) => `Revocado para ${recipient}; tuvo efecto el ${day}.`,
  revocationAskedFor: (recipient) => `Se registró una revocación para ${recipient}; tiene efecto con la resolución final de los cargos.`,
  endedOn: (day) => `Terminó el ${day}: su condición se había cumplido.`,
  unreadable: 'Ya no se puede leer.',
  foot: '42 CFR parte 2 prohíbe el uso o la divulgación no autorizados de estos registros.',
};

export const consentWordings: Readonly<Record<Language, ConsentWording>> = { en, es };
