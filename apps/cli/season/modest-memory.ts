import { setFlagsFromString } from 'node:v8';

/** From this much memory on, collected garbage matters more than the time that collecting it takes. */
const muchMebibytes = 500;

/**
 * Lets V8 collect garbage sooner once a season has grown large. It lets a heap grow to several times what is alive in it, as
 * long as the machine has memory left, and a whole season would take more than a gibibyte; from the start it would cost
 * small seasons most of their time.
 */
export class ModestMemory {
  private modest = false;

  /** To be called now and then. */
  look(): void {
    if (this.modest || process.memoryUsage.rss() < muchMebibytes * 1024 * 1024) return;
    this.modest = true;
    setFlagsFromString('--heap-growing-percent=25');
  }
}
