import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { programs } from '#protocol/programs/registry';
import type { Program, StageSettings } from '#protocol/program';
import { projectRoot } from '#tools/set-up/project';

/** Where the API's words come from. Papers have wordings of their own in both languages; descriptions of protocols are documents. */
const roots = ['libs/protocol', 'libs/persistence', 'apps/api/src', 'workflows'];
const notShown = [
  /\/documents\//,
  /\/programs\//,
  /-prose\.ts$/,
  /\/openapi\//,
  /\/person-index\.ts$/,
  /\/person-first\.ts$/,
  /\/print\//,
  /\/migrations\//,
  /\/sign-in\//,
  /\/web-session\//,
  /\/metrics\//,
  /\/health\//,
  /\/packets\/packet-file\.ts$/,
  /\/(hsds|entities|body|one-file\.interceptor|well-formed|program-definitions|open-instead|run-case|case-log\/worklist|program\.rule)\.ts$/,
];

/** What is said to developers, to operators, or to another program. */
const saidToOthers = /^(Api[A-Z]\w*|Answers|Answer|Problems|Error|TypeError|RegExp|Injectable|Inject|perf|nationalCouncil|poster|westVirginia|cite|DocumentBuilder|log|warn|error|debug|fatal|setHeader|header|getHeader|describe|query|execute|sql|startsWith|endsWith|includes|replace|split|join)$/;
const propertiesNotShown = /^(routing|cite|source|description|summary|because|id|kind|sources|example|pattern|format)$/;

/** What class-validator says of a value that no form of ours sends. */
const saidByTheValidator = [
  'Must be a string',
  'Must be a boolean value',
  'Must be a number conforming to the specified constraints',
  'Must not be less than {}',
  'Must not be greater than {}',
  'Must be shorter than or equal to {} characters',
  'Must be longer than or equal to {} characters',
  'Must be one of the following values: {}',
];

/** Every English sentence of the protocol that a page can show; `{}` where a value is put in. */
export function protocolSentences(): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of roots.flatMap((root) => filesBelow(root))) {
    for (const sentence of sentencesIn(path)) if (!found.has(sentence)) found.set(sentence, path);
  }
  for (const sentence of saidByTheValidator) found.set(sentence, 'class-validator');
  for (const program of Object.values<Program>(programs)) {
    for (const words of wordsOfProgram(program)) if (!found.has(words)) found.set(words, 'libs/protocol/programs');
  }
  return found;
}

function filesBelow(path: string): string[] {
  return readdirSync(join(projectRoot, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) return notShown.some((one) => one.test(`${below}/`)) ? [] : filesBelow(below);
    return below.endsWith('.ts') && !notShown.some((one) => one.test(below)) ? [below] : [];
  });
}

function sentencesIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(join(projectRoot, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (isSaidToOthers(node)) return;
    const words = wordsIn(node);
    if (words !== undefined && isSentence(words) && !isKey(node)) found.push(asShown(words));
    if (words === undefined || !ts.isBinaryExpression(node)) ts.forEachChild(node, look);
  };
  look(source);
  return found;
}

function isSaidToOthers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && saidToOthers.test(nameOf(node.expression))) return true;
  if (ts.isTaggedTemplateExpression(node)) return true;
  return ts.isPropertyAssignment(node) && propertiesNotShown.test(nameOf(node.name)) && !ts.isObjectLiteralExpression(node.initializer);
}

function nameOf(node: ts.Node): string {
  return ts.isPropertyAccessExpression(node) ? node.name.text : node.getText();
}

function wordsIn(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const parts = [wordsIn(node.left), wordsIn(node.right)];
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  return ts.isTemplateExpression(node) ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}') : undefined;
}

function isKey(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** Begins as a sentence or a label does; codes, statements of SQL and headers do not. */
function isSentence(words: string): boolean {
  const begins = /^(\{\}[:,]? [a-z({]|[A-Z0-9]|(must|has to|is|does) [a-z])/.test(words) && /[a-z]{2}|^No\. /.test(words);
  return begins && !notSentences.some((one) => one.test(words)) && !asTheLawHasIt.some((one) => one.test(words));
}

/** What a validator says of a property is shown as a sentence. */
function asShown(words: string): string {
  return /^(must|has to|is|does) /.test(words) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}

/** Codes, identifiers, headers, durations, SQL, ways. */
const notSentences = [/^[A-Z_.0-9]+(\{\})?$/, /^[A-Z][a-zA-Z]+-[A-Z]/, /^\S*[a-z][A-Z]\S*$/, /^\d+ ?(seconds?|milliseconds|kb)$/, /^2-digit$/, /^Location$/, /^X-/, /\$\d/, /^(POST|GET|Content|Location|Connection) ?\//, /^[A-Z]+\.[A-Z_{}]+/, /\n/, /^P(T|\d)/, /^Stage: |^Between stages$/];

/** 42 CFR 2.32 gives these statements word by word. */
const asTheLawHasIt = [/^This record which has been disclosed/, /^42 CFR part 2 prohibits/];

/** Its settings in words; what is a name stays as it is. */
function wordsOfProgram({ pathways, teams, schedules, stakeholderMeeting, areas }: Program): string[] {
  const ofStages = Object.values(pathways).flatMap(({ stages }) => {
    const { eligibility, placement } = stages as Partial<StageSettings>;
    return [
      ...(eligibility?.offenceClasses ?? []).map(({ label }) => label),
      ...Object.values(eligibility?.criteria ?? {}),
      ...(eligibility?.underEighteen === undefined ? [] : [eligibility.underEighteen]),
      ...Object.values(placement?.services ?? {}),
    ];
  });
  const places = Object.values(areas).map(({ label }) => label);
  return [
    ...ofStages,
    ...Object.values(teams).map(({ title }) => title),
    ...Object.values(schedules).map(({ label }) => label),
    ...Object.values(stakeholderMeeting?.factors ?? {}),
    ...places.filter((label) => /^(Another|Other|Outside|Elsewhere|The rest)/.test(label)),
  ];
}
