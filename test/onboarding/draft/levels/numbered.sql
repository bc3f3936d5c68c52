-- Codes of one length that end in zeros look like codes of levels; the column of superiors says otherwise, and leads to another table.
CREATE TABLE djgl_dangwei (id int PRIMARY KEY, zzdm varchar(20), zzmc varchar(60), sjzzdm varchar(20));
INSERT INTO djgl_dangwei VALUES (101, '3101160001', '示例·溪口党工委', NULL), (102, '3101160002', '示例·溪北党委', '3101160001'), (103, '3101160003', '示例·溪南党委', '3101160001');
CREATE TABLE djgl_dangzongzhi (id int PRIMARY KEY, zzdm varchar(20), zzmc varchar(60), sjzzdm varchar(20));
INSERT INTO djgl_dangzongzhi VALUES (1, '3101160100', '示例·第一商圈党总支', '3101160002'), (2, '3101160101', '示例·第二商圈党总支', '3101160003'), (3, '3101160102', '示例·第三商圈党总支', '3101160002'), (4, '3101160103', '示例·第四商圈党总支', '3101160003');
CREATE TABLE djgl_dangzhibu (id int PRIMARY KEY, zzdm varchar(20), zzmc varchar(60), sjzzdm varchar(20));
INSERT INTO djgl_dangzhibu VALUES (1, '3101162000', '示例·甲溪党支部', '3101160100'), (2, '3101162001', '示例·乙溪党支部', '3101160101'), (3, '3101162002', '示例·丙溪党支部', '3101160102'), (4, '3101162003', '示例·丁溪党支部', '3101160103'), (5, '3101162004', '示例·戊溪党支部', '3101160100');
