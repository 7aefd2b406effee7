/** What is left to sort, and how the last division went. */
interface Run {
  a: number;
  b: number;
  limit: number;
  isBalanced: boolean;
  isPartitioned: boolean;
}

/**
 * Go's `sort.Slice`, which is not stable: where equal rows end up decides which of them answers, so it is followed step by step.
 * Up to twelve items it inserts; beyond it is a pattern-defeating quicksort.
 * @source golang/go sort/zsortfunc.go pdqsort_func (1.23)
 */
class Sorter<T> {
  private readonly items: T[];
  private readonly before: (a: T, b: T) => boolean;

  constructor(items: T[], before: (a: T, b: T) => boolean) {
    this.items = items;
    this.before = before;
  }

  private less(i: number, j: number): boolean {
    // Indexes are within the list by construction.
    return this.before(this.items[i] as T, this.items[j] as T);
  }

  private swap(i: number, j: number): void {
    const held = this.items[i] as T;
    this.items[i] = this.items[j] as T;
    this.items[j] = held;
  }

  sort(from: number, to: number, limit: number): void {
    const run: Run = { a: from, b: to, limit, isBalanced: true, isPartitioned: true };
    while (run.b - run.a > 12) if (this.step(run)) return;
    this.insertionSort(run.a, run.b);
  }

  /** Divides once; true when nothing is left to do. */
  private step(run: Run): boolean {
    if (run.limit === 0) {
      this.heapSort(run.a, run.b);
      return true;
    }
    if (!run.isBalanced) {
      this.breakPatterns(run.a, run.b);
      run.limit--;
    }
    const { pivot, isRising } = this.choosePivot(run.a, run.b);
    if (run.isBalanced && run.isPartitioned && isRising && this.isNearlySorted(run.a, run.b)) return true;
    if (run.a > 0 && !this.less(run.a - 1, pivot)) run.a = this.partitionEqual(run.a, run.b, pivot);
    else this.divide(run, pivot);
    return false;
  }

  /** Sorts the shorter side, and leaves the longer one to go on with. */
  private divide(run: Run, pivot: number): void {
    const { middle, wasPartitioned } = this.partition(run.a, run.b, pivot);
    const threshold = Math.floor((run.b - run.a) / 8);
    const left = middle - run.a;
    const right = run.b - middle;
    run.isPartitioned = wasPartitioned;
    run.isBalanced = Math.min(left, right) >= threshold;
    if (left < right) {
      this.sort(run.a, middle, run.limit);
      run.a = middle + 1;
    } else {
      this.sort(middle + 1, run.b, run.limit);
      run.b = middle;
    }
  }

  private insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i++) for (let j = i; j > a && this.less(j, j - 1); j--) this.swap(j, j - 1);
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i++, j--) this.swap(i, j);
  }

  /** Moves both ends inwards over what stands right already. */
  private inwards(from: number, to: number, left: (i: number) => boolean, right: (j: number) => boolean) {
    let [i, j] = [from, to];
    while (i <= j && left(i)) i++;
    while (i <= j && right(j)) j--;
    return { i, j };
  }

  private partition(a: number, b: number, pivot: number): { middle: number; wasPartitioned: boolean } {
    this.swap(a, pivot);
    const left = (i: number) => this.less(i, a);
    const right = (j: number) => !this.less(j, a);
    let { i, j } = this.inwards(a + 1, b - 1, left, right);
    const wasPartitioned = i > j;
    while (i <= j) {
      this.swap(i, j);
      ({ i, j } = this.inwards(i + 1, j - 1, left, right));
    }
    this.swap(j, a);
    return { middle: j, wasPartitioned };
  }

  private partitionEqual(a: number, b: number, pivot: number): number {
    this.swap(a, pivot);
    const left = (i: number) => !this.less(a, i);
    const right = (j: number) => this.less(a, j);
    let { i, j } = this.inwards(a + 1, b - 1, left, right);
    while (i <= j) {
      this.swap(i, j);
      ({ i, j } = this.inwards(i + 1, j - 1, left, right));
    }
    return i;
  }

  /** Puts up to five neighbours right; true when the whole is in order then. */
  private isNearlySorted(a: number, b: number): boolean {
    let i = a + 1;
    for (let step = 0; step < 5; step++) {
      while (i < b && !this.less(i, i - 1)) i++;
      if (i === b) return true;
      if (b - a < 50) return false;
      this.swap(i, i - 1);
      this.spread(a, b, i);
    }
    return false;
  }

  /** Moves the smaller of two that were swapped to the left, the greater to the right. */
  private spread(a: number, b: number, i: number): void {
    if (i - a >= 2) for (let j = i - 1; j >= 1 && this.less(j, j - 1); j--) this.swap(j, j - 1);
    if (b - i >= 2) for (let j = i + 1; j < b && this.less(j, j - 1); j++) this.swap(j, j - 1);
  }

  private breakPatterns(a: number, b: number): void {
    const length = b - a;
    let random = BigInt(length);
    const next = () => {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      return random;
    };
    const mask = BigInt(2 ** (32 - Math.clz32(length)) - 1);
    const at = a + Math.floor(length / 4) * 2 - 1;
    for (let i = 0; i < 3; i++) {
      const drawn = Number(next() & mask);
      this.swap(at - 1 + i, a + (drawn >= length ? drawn - length : drawn));
    }
  }

  /** Twelve swaps on the way say that the list falls: it is turned round. */
  private choosePivot(a: number, b: number): { pivot: number; isRising: boolean } {
    const { pivot, swaps } = this.medians(a, b);
    if (swaps < 12) return { pivot, isRising: swaps === 0 };
    this.reverse(a, b);
    return { pivot: b - 1 - (pivot - a), isRising: true };
  }

  private medians(a: number, b: number): { pivot: number; swaps: number } {
    const length = b - a;
    const quarter = Math.floor(length / 4);
    let swaps = 0;
    const ordered = (x: number, y: number): readonly [number, number] => {
      if (!this.less(y, x)) return [x, y];
      swaps++;
      return [y, x];
    };
    const median = (x: number, y: number, z: number): number => {
      const [low, middle] = ordered(x, y);
      const [second] = ordered(middle, z);
      return ordered(low, second)[1];
    };
    const near = (x: number) => (length >= 50 ? median(x - 1, x, x + 1) : x);
    const [first, second, third] = [near(a + quarter), near(a + quarter * 2), near(a + quarter * 3)];
    return { pivot: median(first, second, third), swaps };
  }

  private heapSort(a: number, b: number): void {
    const length = b - a;
    for (let i = Math.floor((length - 1) / 2); i >= 0; i--) this.siftDown(i, length, a);
    for (let i = length - 1; i >= 0; i--) {
      this.swap(a, a + i);
      this.siftDown(0, i, a);
    }
  }

  private siftDown(from: number, to: number, first: number): void {
    let root = from;
    for (let child = 2 * root + 1; child < to; child = 2 * root + 1) {
      if (child + 1 < to && this.less(first + child, first + child + 1)) child++;
      if (!this.less(first + root, first + child)) return;
      this.swap(first + root, first + child);
      root = child;
    }
  }
}

/** Returns the items as Go's `sort.Slice` leaves them, equal ones too; `before` says which of two goes first. */
export function goSort<T>(items: readonly T[], before: (a: T, b: T) => boolean): readonly T[] {
  const sorted = [...items];
  new Sorter(sorted, before).sort(0, sorted.length, 32 - Math.clz32(sorted.length));
  return sorted;
}
