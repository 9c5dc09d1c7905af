/** The states of a labour-market test. */
export const labourMarketTestStates = ['open', 'decision-due', 'escalated', 'decided'] as const;
export type LabourMarketTestState = (typeof labourMarketTestStates)[number];

/** What can happen to a test. `fall-due` and `escalate` are the calendar's doing, `replan` an amendment's, `decide` a person's. */
export const labourMarketTestActs = ['fall-due', 'escalate', 'replan', 'decide'] as const;
export type LabourMarketTestAct = (typeof labourMarketTestActs)[number];

type Transitions = Readonly<Partial<Record<LabourMarketTestAct, LabourMarketTestState>>>;

/** Which act leads where. Only `decide` leads to a decision: no passing of time does. */
const transitions: Readonly<Record<LabourMarketTestState, Transitions>> = {
  open: { 'fall-due': 'decision-due', replan: 'open' },
  'decision-due': { escalate: 'escalated', replan: 'open', decide: 'decided' },
  escalated: { escalate: 'escalated', replan: 'open', decide: 'decided' },
  decided: {},
};

/** The state that an act leads to, or undefined when it cannot happen from here. */
export function nextTestState(
  from: LabourMarketTestState,
  act: LabourMarketTestAct,
): LabourMarketTestState | undefined {
  return transitions[from][act];
}
