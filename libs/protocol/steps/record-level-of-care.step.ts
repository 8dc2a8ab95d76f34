import { choice, note } from '../fields.js';
import { defineStep } from '../step.js';

/** ASAM levels of care, by edition: codes and titles only, the criteria are copyrighted. Clinicians assign them, peers never. */
export const recordLevelOfCare = defineStep({
  id: 'recordLevelOfCare',
  revision: 1,
  title: 'Record the level of care',
  hint: 'As assigned by you, a clinician.',
  roles: ['clinician'],
  provenance: 'part2',
  recordClass: 'service',
  standing: true,
  fields: {
    edition: choice('Edition', { third: '3rd edition' }, { personal: true }),
    level: choice(
      'Level of care',
      {
        '0.5': '0.5 Early intervention',
        '1': '1 Outpatient',
        '1-OTP': '1-OTP Opioid treatment program',
        '1-WM': '1-WM Ambulatory withdrawal management without extended on-site monitoring',
        '2-WM': '2-WM Ambulatory withdrawal management with extended on-site monitoring',
        '2.1': '2.1 Intensive outpatient',
        '2.5': '2.5 Partial hospitalization',
        '3.1': '3.1 Clinically managed low-intensity residential',
        '3.2-WM': '3.2-WM Clinically managed residential withdrawal management',
        '3.3': '3.3 Clinically managed population-specific high-intensity residential',
        '3.5': '3.5 Clinically managed high-intensity residential',
        '3.7': '3.7 Medically monitored intensive inpatient',
        '3.7-WM': '3.7-WM Medically monitored inpatient withdrawal management',
        '4': '4 Medically managed intensive inpatient',
        '4-WM': '4-WM Medically managed intensive inpatient withdrawal management',
      },
      { personal: true },
    ),
    remark: note('Remark', { optional: true }),
  },
  apply: (file) => file,
});
