-- Branches stand below general branches or, where there is none, below the committee; both columns are theirs.
CREATE TABLE t_dangwei (id int PRIMARY KEY, name varchar(60));
INSERT INTO t_dangwei VALUES (1, '示例·甲校党委');
CREATE TABLE t_zongzhi (id int PRIMARY KEY, name varchar(60), dangwei_id int);
INSERT INTO t_zongzhi VALUES (1, '示例·文科党总支', 1), (2, '示例·理科党总支', 1);
CREATE TABLE t_zhibu (id int PRIMARY KEY, name varchar(60), zongzhi_id int, dangwei_id int);
INSERT INTO t_zhibu VALUES (1, '示例·中文党支部', 1, 1), (2, '示例·历史党支部', 1, 1), (3, '示例·数学党支部', 2, 1), (4, '示例·物理党支部', 2, 1), (5, '示例·机关党支部', NULL, 1);
