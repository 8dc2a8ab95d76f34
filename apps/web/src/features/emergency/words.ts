import { addWords } from '../../i18n/index';

export const useEmergencyWords = addWords('emergency', {
  en: {
    title: 'Emergency access',
    about: 'Whoever read without a consent in a medical emergency is looked at by somebody else within two days: was it needed, and was it used for that alone?',
    none: 'Nobody has used emergency access.',
    caption: 'Emergency accesses, newest first',
    used: 'Used',
    case: 'Case',
    program: 'Program',
    reviewBy: 'Review',
    reviewed: 'Reviewed {{at}}, by {{by}}',
    closed: 'Reviewed',
    review: 'Review it',
    read: 'What was read under it',
    somebody: 'a colleague',
  },
  es: {
    title: 'Acceso de emergencia',
    about: 'Lo que alguien leyó sin consentimiento en una emergencia médica lo revisa otra persona en dos días: ¿fue necesario, y se usó solo para eso?',
    none: 'Nadie ha usado el acceso de emergencia.',
    caption: 'Accesos de emergencia, primero el más nuevo',
    used: 'Usado',
    case: 'Caso',
    program: 'Programa',
    reviewBy: 'Revisión',
    reviewed: 'Revisado {{at}}, por {{by}}',
    closed: 'Revisado',
    review: 'Revisarlo',
    read: 'Qué se leyó con él',
    somebody: 'un colega',
  },
});
