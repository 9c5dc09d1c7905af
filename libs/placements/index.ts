export {
  ListensToPlacements,
  PlacementListeners,
  type PlacementListener,
  type PlacementsMoved,
} from './listeners.js';
export { Placement, type PlacedBy } from './placement.entity.js';
export * from './placement.states.js';
