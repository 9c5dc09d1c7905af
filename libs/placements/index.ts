export { Placement, type PlacedBy } from './placement.entity.js';
export * from './placement.states.js';
