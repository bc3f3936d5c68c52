-- Party committees and branches in two tables, without comments or foreign keys; keys of both are the same numbers.
CREATE TABLE unit (id int PRIMARY KEY, code varchar(20), name varchar(50), type_id int);
INSERT INTO unit VALUES (1, '001', '示例·数学学院', 3), (2, '002', '示例·物理学院', 3), (3, '003', '示例·图书馆', 4), (4, '004', '示例·校医院', 4);
CREATE TABLE ow_party (id int PRIMARY KEY, name varchar(200), unit_id int, class_id int, sort_order int, is_deleted int);
INSERT INTO ow_party VALUES (1, '示例·数学学院党委', 1, 1, 1, 0), (2, '示例·物理学院党委', 2, 1, 2, 0), (3, '示例·图书馆党总支', 3, 2, 3, 0), (4, '示例·旧校办工厂党总支', 4, 2, 4, 1);
CREATE TABLE ow_branch (id int PRIMARY KEY, name varchar(200), party_id int, type_id int, sort_order int, secretary varchar(20), is_deleted int);
INSERT INTO ow_branch VALUES (1, '示例·教工党支部', 1, 1, 1, '示例·某', 0), (2, '示例·学生党支部', 1, 2, 2, '示例·某', 0), (3, '示例·教工党支部', 2, 1, 1, '示例·某', 0), (4, '示例·学生党支部', 2, 2, 2, '示例·某', 0), (5, '示例·第一党支部', 3, 1, 1, '示例·某', 0), (6, '示例·旧党支部', 3, 1, 2, '示例·某', 1);
CREATE TABLE ow_party_class (id int PRIMARY KEY, name varchar(20));
INSERT INTO ow_party_class VALUES (1, '分党委'), (2, '党总支');
