-- Of an old site: UTF-8 written through a connection of latin1.
CREATE TABLE pb_party_organization (id int PRIMARY KEY AUTO_INCREMENT, superOrganizationId int NOT NULL DEFAULT 0, name varchar(150), lat float, lng float, unit_name varchar(150), credit_code varchar(18), del_flag char(1)) CHARSET latin1;
INSERT INTO pb_party_organization VALUES
  (1, 0, CONVERT(CAST('示例·镇党委' AS BINARY) USING latin1), 30.65, 104.06, CONVERT(CAST('示例·镇政府办公室' AS BINARY) USING latin1), '91510112DEM000014T', '0'),
  (2, 1, CONVERT(CAST('示例·农机站党支部' AS BINARY) USING latin1), 30.66, 104.07, CONVERT(CAST('示例·农机服务中心' AS BINARY) USING latin1), NULL, '0'),
  (3, 1, CONVERT(CAST('示例·卫生院党支部' AS BINARY) USING latin1), 30.67, 104.08, CONVERT(CAST('示例·镇卫生医院' AS BINARY) USING latin1), NULL, '0'),
  (4, 1, CONVERT(CAST('示例·水泥厂党支部' AS BINARY) USING latin1), 30.68, 104.09, CONVERT(CAST('示例·水泥厂' AS BINARY) USING latin1), NULL, '1'),
  (5, 3, CONVERT(CAST('示例·卫生院门诊党小组' AS BINARY) USING latin1), 30.69, 104.10, CONVERT(CAST('示例·门诊中心' AS BINARY) USING latin1), NULL, '0');
