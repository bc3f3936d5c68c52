-- All ancestors of each organization, with how far above they are.
CREATE TABLE dzz (id int PRIMARY KEY, dzzmc varchar(60));
INSERT INTO dzz VALUES (1, '示例·河镇党委'), (2, '示例·甲河党总支'), (3, '示例·乙河党支部'), (4, '示例·丙河党支部');
CREATE TABLE dzz_tree (ancestor int, descendant int, depth int, PRIMARY KEY (ancestor, descendant));
INSERT INTO dzz_tree VALUES (1, 1, 0), (2, 2, 0), (3, 3, 0), (4, 4, 0), (1, 2, 1), (2, 3, 1), (1, 3, 2), (1, 4, 1);
