import { answers } from './es/answers';
import { lists } from './es/lists';
import { programSteps } from './es/program-steps';
import { programs } from './es/programs';
import { reasons } from './es/reasons';
import { rules } from './es/rules';
import { stepsAboutCharges } from './es/steps-about-charges';
import { stepsAboutConsent } from './es/steps-about-consent';
import { stepsOfCare } from './es/steps-of-care';
import { stepsOfOpening } from './es/steps-of-opening';
import { stepsOfOutreach } from './es/steps-of-outreach';
import { views } from './es/views';
import { translator } from './translator';

/** Spanish for the words of the protocol, by their English; `{}` where a value is put in. */
export const protocolWords: Readonly<Record<string, string>> = {
  ...answers,
  ...lists,
  ...programSteps,
  ...programs,
  ...reasons,
  ...rules,
  ...stepsAboutCharges,
  ...stepsAboutConsent,
  ...stepsOfCare,
  ...stepsOfOpening,
  ...stepsOfOutreach,
  ...views,
};

export const inSpanish = translator(protocolWords);
