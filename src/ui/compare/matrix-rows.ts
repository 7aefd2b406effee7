import { differenceOf, isOrdinary } from '../../engine/analyse/index.ts';
import { meaningOf, type Tone } from '../../engine/match/index.ts';
import type { CompareMessages } from '../../i18n/en/compare.ts';
import type { Survey, SurveyRow } from '../../state/types.ts';
import type { ProfileOf } from '../parts/disagreements.ts';
import { type Mark, markOf, markSigns, outcomeDetail, outcomeText } from '../parts/outcome-text.ts';

export interface MatrixCell {
  readonly controller: string;
  readonly text: string;
  readonly detail: string;
  readonly tone: Tone;
  /** How it stands to the row's own controller; `null` in that controller's own cell. */
  readonly mark: Mark | null;
}

export interface MatrixRow {
  readonly row: SurveyRow;
  readonly cells: readonly MatrixCell[];
  readonly differs: boolean;
}

/** What the matrix shows of a survey. */
export interface MatrixChoice {
  readonly controllers: readonly string[];
  readonly onlyDiffering: boolean;
}

/** Returns the controllers with the compared ones first, so that they are in sight: who answers, then B. */
export function comparedFirst(
  controllers: readonly string[],
  own: string | null,
  second: string | null,
): readonly string[] {
  if (second === null) return controllers;
  const compared = [own, second].filter((id) => id !== null && controllers.includes(id)) as readonly string[]; // nulls are gone
  return [...new Set([...compared, ...controllers])];
}

function cellsOf(survey: Survey, row: SurveyRow, own: string | null, shown: readonly string[], words: CompareMessages) {
  const outcomeBy = (id: string) => row.outcomes[survey.controllers.indexOf(id)];
  const isOwnShown = own !== null && shown.includes(own);
  const first = outcomeBy(isOwnShown ? own : (shown[0] ?? ''));
  return shown.flatMap((controller): readonly MatrixCell[] => {
    const outcome = outcomeBy(controller);
    if (!outcome || !first) return [];
    const isFirst = outcome === first;
    return [
      {
        controller,
        text: outcomeText(outcome, words),
        detail: outcomeDetail(outcome),
        tone: meaningOf(outcome).tone,
        mark: isFirst ? null : markOf(first, outcome),
      },
    ];
  });
}

function differsAmong(survey: Survey, row: SurveyRow, shown: readonly string[]): boolean {
  const outcomes = shown.flatMap((id) => row.outcomes[survey.controllers.indexOf(id)] ?? []);
  const [first] = outcomes;
  return first !== undefined && outcomes.some((outcome) => differenceOf(first, outcome) !== null);
}

/** Sent requests first, then in the order of the paths, usual requests before odd ones. */
function rank({ probe }: SurveyRow): number {
  return probe === 'given' ? 0 : isOrdinary(probe) ? 1 : 2;
}

/** Returns the rows of the matrix for the chosen controllers. */
export function matrixRows(
  survey: Survey,
  profileOf: ProfileOf,
  { controllers, onlyDiffering }: MatrixChoice,
  words: CompareMessages,
): readonly MatrixRow[] {
  const place = new Map<string, number>(survey.paths.map(({ pathId }, index) => [pathId, index]));
  return survey.rows
    .map((row) => ({ row, differs: differsAmong(survey, row, controllers) }))
    .filter(({ differs }) => differs || !onlyDiffering)
    .sort(
      (a, b) =>
        Number(rank(a.row) > 0) - Number(rank(b.row) > 0) ||
        (place.get(a.row.pathId ?? '') ?? -1) - (place.get(b.row.pathId ?? '') ?? -1) ||
        rank(a.row) - rank(b.row),
    )
    .map(({ row, differs }) => ({
      row,
      differs,
      cells: cellsOf(survey, row, profileOf(row.routerId), controllers, words),
    }));
}

function escapeCell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}

/** Returns the matrix as a Markdown table; cells that differ carry their sign. */
export function matrixMarkdown(rows: readonly MatrixRow[], heads: readonly string[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ row, cells }) =>
    line([
      `\`${escapeCell(`${row.method} ${row.text}`)}\``,
      ...cells.map(({ text, mark }) => {
        const sign = mark && mark !== 'same' ? `${markSigns[mark]} ` : '';
        return `${sign}\`${escapeCell(text)}\``;
      }),
    ]),
  );
  return `${[line(heads), line(heads.map(() => '---')), ...body].join('\n')}\n`;
}
