/**
 * The rows the four subgraphs answer from, as one cyclic object graph: the
 * same objects give the subgraphs' answers and the reference's.
 */
export interface User {
  readonly __typename: 'User';
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly birthday: number;
  readonly reviews: readonly Review[];
}

export interface Product {
  readonly __typename: 'Product';
  readonly upc: string;
  readonly name: string;
  readonly summary: string;
  readonly price: number;
  readonly weight: number;
  readonly inStock: boolean;
  readonly shippingEstimate: number;
  readonly reviews: readonly Review[];
}

export interface Review {
  readonly __typename: 'Review';
  readonly id: string;
  readonly body: string;
  readonly product: Product;
  readonly author: User;
}

export interface Article {
  readonly __typename: 'Article';
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly author: User;
}

const CATALOG_SIZE = 5000;
const ARCHIVE_SIZE = 1000;
const ARTICLE_BYTES = 8000;

/** Product of each review and the length of its text, as in the benchmark. */
const REVIEWS: readonly (readonly [productIndex: number, length: number])[] = [
  [0, 446],
  [0, 291],
  [0, 276],
  [0, 146],
  [1, 446],
  [1, 291],
  [1, 276],
  [1, 146],
  [2, 146],
  [3, 146],
  [3, 826],
];

const NAMES = [
  ['Lin Wanqing', 'wanqing'],
  ['Zhao Mingde', 'mingde'],
  ['Sun Yihan', 'yihan'],
  ['Gao Shengnan', 'shengnan'],
  ['Xu Zhiyuan', 'zhiyuan'],
  ['Tang Ruoxi', 'ruoxi'],
] as const;

const ENGLISH =
  'The unit kept its own affiliation and joined the alliance for a year of shared work, and both sides wrote down what each would bring. ';
const CHINESE =
  '联盟成员单位保持隶属关系不变,按盟约共享场地、人才与服务项目,定期公布活动与成效。';

export const users: readonly User[] = NAMES.map(([name, username], index) => ({
  __typename: 'User',
  id: String(index + 1),
  name,
  username,
  birthday: 19_800_101 + index,
  // As in the benchmark, every user wrote the first two reviews.
  get reviews() {
    return reviews.slice(0, 2);
  },
}));

/** Nine top products with plain names, then the catalog's with Chinese ones. */
export const products: readonly Product[] = Array.from(
  { length: CATALOG_SIZE },
  (_, index) => createProduct(index),
);

export const reviews: readonly Review[] = REVIEWS.map(
  ([productIndex, length], index) => ({
    __typename: 'Review',
    id: String(index + 1),
    body: repeat(ENGLISH, length),
    product: at(products, productIndex),
    author: at(users, 0),
  }),
);

export const articles: readonly Article[] = Array.from(
  { length: ARCHIVE_SIZE },
  (_, index): Article => ({
    __typename: 'Article',
    id: `a${index}`,
    title: `第${index}号工作简报`,
    // Every second text is Chinese: three bytes a character in UTF-8.
    body:
      index % 2 === 0
        ? repeat(CHINESE, Math.round(ARTICLE_BYTES / 3))
        : repeat(ENGLISH, ARTICLE_BYTES),
    author: at(users, index % users.length),
  }),
);

/** What inventory computes from the two fields it requires. */
export function estimateShipping(price: number, weight: number): number {
  return price > 1000 ? 0 : Math.floor(weight / 2);
}

const usersById = new Map(users.map((user) => [user.id, user]));
const productsByUpc = new Map(
  products.map((product) => [product.upc, product]),
);
const reviewsById = new Map(reviews.map((review) => [review.id, review]));

export function findUser(id: unknown): User | undefined {
  return usersById.get(String(id));
}

export function findProduct(upc: unknown): Product | undefined {
  return productsByUpc.get(String(upc));
}

export function findReview(id: unknown): Review | undefined {
  return reviewsById.get(String(id));
}

interface First {
  readonly first: number;
}

/** The root fields of all four subgraphs. */
export const rootFields = {
  me: () => users[0],
  user: ({ id }: { id: string }) => findUser(id),
  users: () => users,
  topProducts: ({ first }: First) => products.slice(0, Math.min(first, 9)),
  catalog: ({ first }: First) => products.slice(0, first),
  archive: ({ first }: First) => articles.slice(0, first),
};

function createProduct(index: number): Product {
  const price = 5 + ((index * 7919) % 2000);
  const weight = 10 + ((index * 104_729) % 3000);
  const top = index < 9;
  return {
    __typename: 'Product',
    upc: String(index + 1),
    name: top ? `Product ${index + 1}` : `共享资源 ${index + 1}`,
    summary: top ? repeat(CHINESE, 24) : `${index + 1} 号`,
    price,
    weight,
    inStock: index % 3 !== 0,
    shippingEstimate: estimateShipping(price, weight),
    get reviews() {
      return reviews.filter((review) => review.product === this);
    },
  };
}

function repeat(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`No item ${index}`);
  return item;
}
