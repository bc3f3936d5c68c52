-- No column says superiors: all are served as topmost, and the check says that this is unknown.
CREATE TABLE party_org (id int PRIMARY KEY, name varchar(60));
INSERT INTO party_org VALUES (1, '示例·洲镇党委'), (2, '示例·甲洲党支部'), (3, '示例·乙洲党支部'), (4, '示例·丙洲党支部'), (5, '示例·丁洲党支部'), (6, '示例·戊洲党支部');
