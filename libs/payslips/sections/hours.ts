import { writeDate, writeNumber } from '#libs/rulebook';
import type { Column, Section } from '../document.js';
import type { ExplainedDay, PayExplanation } from '../explanation.js';
import type { PayslipWords } from '../words/en.js';
import type { Voice } from '../words/say.js';

/** Every day of the period with its hours, and with pieces and meals where there were any. */
export function hoursSection({ days, hours }: PayExplanation, voice: Voice): Section {
  const { language, say } = voice;
  const columns = columnsOf(days, voice);
  return {
    title: say('hours'),
    blocks: [
      {
        kind: 'table',
        caption: say('hoursCaption'),
        columns: [
          ...columns.map(({ column }) => column),
          { title: say('hoursOfDay'), align: 'end', share: 1 },
        ],
        rows: [
          ...days.map((day) => ({
            cells: [...columns.map(({ cell }) => cell(day)), writeNumber(day.hours, language)],
          })),
          {
            cells: [say('total'), ...columns.slice(1).map(() => ''), writeNumber(hours, language)],
            sum: true,
          },
        ],
      },
    ],
  };
}

interface DayColumn {
  column: Column;
  cell: (day: ExplainedDay) => string | string[];
}

function columnsOf(days: readonly ExplainedDay[], voice: Voice): DayColumn[] {
  const { language, say } = voice;
  const column = (title: keyof PayslipWords, share: number, cell: DayColumn['cell']): DayColumn => ({
    column: { title: say(title), align: 'start', share },
    cell,
  });
  return [
    column('weekday', 2, ({ date }) => weekdayOf(date, language)),
    column('date', 3, ({ date }) => writeDate(date, language)),
    ...(days.some(({ pieces }) => pieces.length > 0)
      ? [column('pieces', 6, (day) => piecesOf(day, voice))]
      : []),
    ...(days.some(({ meals }) => meals)
      ? [column('meals', 2, ({ meals }) => say(meals ? 'yes' : 'no'))]
      : []),
  ];
}

function weekdayOf(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const name = format.format(new Date(`${date}T00:00:00Z`));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function piecesOf({ pieces }: ExplainedDay, { say }: Voice): string[] {
  return pieces.map(({ unit, count, rate }) => {
    const params = { count: Number(count), rateDollars: rate };
    return unit === null ? say('piecesWithoutUnit', params) : say('piecesOfDay', { ...params, unit });
  });
}
