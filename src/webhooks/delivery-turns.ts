/** Whose turn it is: every webhook in its turn, with one delivery at a time, and none in this round that has just failed. */
export class DeliveryTurns {
  private readonly busy = new Set<string>();
  private readonly resting = new Set<string>();
  private readonly served = new Set<string>();

  /** Those whose turn it is not. */
  get passedOver(): string[] {
    return [...new Set([...this.busy, ...this.resting, ...this.served])];
  }

  /** Lets those who were served have their turn again; says whether there are any. */
  beginAgain(): boolean {
    const isAny = this.served.size > 0;
    this.served.clear();
    return isAny;
  }

  begin(webhook: string): void {
    this.busy.add(webhook);
    this.served.add(webhook);
  }

  /** A receiver that did not take what it was sent would take no other either, and rests until the next round. */
  end(webhook: string, wasTaken: boolean): void {
    this.busy.delete(webhook);
    if (!wasTaken) this.resting.add(webhook);
  }
}
