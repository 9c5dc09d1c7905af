import type { PayslipDocument } from '#libs/payslips';

/** Everything that a document says, in its order: what no way of showing it may leave out. */
export function textsOf({ title, subtitle, headline, notice, sections, footer }: PayslipDocument): string[] {
  const blocks = sections.flatMap(({ title: heading, blocks }) => [
    heading,
    ...blocks.flatMap((block) => {
      switch (block.kind) {
        case 'paragraph':
          return [block.text];
        case 'facts':
          return block.facts.flatMap(({ label, value }) => [label, value]);
        case 'items':
          return block.items.map(({ text }) => text);
        case 'table':
          return [
            block.caption,
            ...block.columns.map((column) => column.title),
            ...block.rows.flatMap(({ cells }) => cells.flat()),
          ];
        case 'code':
          return [block.text, block.code, block.address];
      }
    }),
  ]);
  return [title, subtitle, headline.label, headline.amount, notice ?? '', ...blocks, footer];
}
