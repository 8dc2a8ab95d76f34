import { addWords } from '../../i18n/index';

export const useQuickLogWords = addWords('quickLog', {
  en: {
    logContact: 'Log contact',
    whatHappened: 'What happened?',
    choose: 'Choose what happened',
    notReached: 'Not reached',
    recordedAs: 'Recorded with it:',
    now: 'Now ({{time}})',
    more: 'More, or change it',
    otherwise: 'Record it otherwise: {{step}}',
    wholeForm: 'The whole form',
    cancel: 'Cancel',
    nothingOpen: 'No contact can be recorded in this case now.',
    recorded: 'Recorded.',
    kept: 'Kept on this device. It is sent when the network is back.',
  },
  es: {
    logContact: 'Registrar contacto',
    whatHappened: '¿Qué pasó?',
    choose: 'Elija qué pasó',
    notReached: 'No se encontró a la persona',
    recordedAs: 'Se registra también:',
    now: 'Ahora ({{time}})',
    more: 'Más, o cambiarlo',
    otherwise: 'Registrarlo de otra forma: {{step}}',
    wholeForm: 'El formulario completo',
    cancel: 'Cancelar',
    nothingOpen: 'Ahora no se puede registrar ningún contacto en este caso.',
    recorded: 'Registrado.',
    kept: 'Queda en este dispositivo. Se envía cuando vuelva la red.',
  },
});
